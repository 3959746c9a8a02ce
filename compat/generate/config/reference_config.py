"""Reads configurations with the original: a path a line on stdin, what it makes of that file as a JSON line on stdout."""
import gc, json, sys, traceback

from supervisor.datatypes import Automatic, RestartUnconditionally, RestartWhenExitUnexpected
from supervisor.options import EventListenerPoolConfig, FastCGIGroupConfig, ServerOptions
from supervisor import events, loggers

AUTORESTART = {RestartUnconditionally: True, RestartWhenExitUnexpected: "unexpected", False: False}
LEVELS = {50: "critical", 40: "error", 30: "warn", 20: "info", 10: "debug", 5: "trace", 3: "blather"}


class Refused(Exception):
    pass


class Options(ServerOptions):
    def usage(self, msg):
        raise Refused(str(msg))


def logfile(value):
    return "auto" if value is Automatic else "none" if value is None else value


def channel(process, name):
    get = lambda key: getattr(process, "%s_%s" % (name, key))
    return {
        "logfile": logfile(get("logfile")),
        "logfileMaxbytes": get("logfile_maxbytes"),
        "logfileBackups": get("logfile_backups"),
        "captureMaxbytes": get("capture_maxbytes"),
        "eventsEnabled": get("events_enabled"),
        "syslog": get("syslog"),
    }


def process_of(process):
    plain = ["name", "command", "uid", "directory", "umask", "priority", "autostart", "startsecs", "startretries"]
    plain += ["stopwaitsecs", "stopasgroup", "killasgroup", "exitcodes", "environment", "serverurl"]
    return {
        **{key: getattr(process, key) for key in plain},
        "autorestart": AUTORESTART[process.autorestart],
        "stopsignal": int(process.stopsignal),
        "redirectStderr": process.redirect_stderr,
        "stdout": channel(process, "stdout"),
        "stderr": channel(process, "stderr"),
    }


def group_of(group):
    told = {"name": group.name, "priority": group.priority, "kind": "program"}
    told["processes"] = [process_of(process) for process in group.process_configs]
    if isinstance(group, EventListenerPoolConfig):
        told["kind"] = "eventlistener"
        told["bufferSize"] = group.buffer_size
        told["events"] = sorted(events.getEventNameByType(event) for event in group.pool_events)
    if isinstance(group, FastCGIGroupConfig):
        told["kind"] = "fcgi-program"
        socket = group.socket_config
        owner = getattr(socket, "owner", None)
        told["socket"] = {"url": socket.url, "backlog": socket.backlog, "mode": getattr(socket, "mode", None)}
        told["socket"]["owner"] = None if owner is None else list(owner)
        # Ours keeps the socket with the processes that get it
        told["socket"] = told["socket"] if group.process_configs else None
    return told


def server_of(server):
    told = {"section": server["section"], "username": server["username"], "password": server["password"]}
    if "file" in server:
        return {**told, "file": server["file"], "mode": server["chmod"], "owner": list(server["chown"])}
    return {**told, "host": server["host"], "port": server["port"]}


def config_of(options):
    plain = ["minfds", "minprocs", "directory", "umask", "logfile", "pidfile", "identifier", "childlogdir"]
    return {
        "supervisord": {
            **{key: getattr(options, key) for key in plain},
            "logfileMaxbytes": options.logfile_maxbytes,
            "logfileBackups": options.logfile_backups,
            "loglevel": LEVELS[options.loglevel],
            "nodaemon": bool(options.nodaemon),
            "silent": bool(options.silent),
            "nocleanup": bool(options.nocleanup),
            "stripAnsi": bool(options.strip_ansi),
            "uid": getattr(options, "uid", None),
        },
        "groups": [group_of(group) for group in options.process_group_configs],
        "servers": [server_of(server) for server in options.server_configs],
        "rpcinterfaces": [{"name": name, "options": extras} for name, _, extras in options.rpcinterface_factories],
        "serverurl": options.serverurl,
        "warnings": options.parse_warnings,
        "infos": options.parse_infos,
    }


def answer(path):
    options = Options()
    try:
        options.realize(["-c", path], doc="", progname="supervisord")
        return {"config": config_of(options)}
    except Refused as refused:
        return {"refused": str(refused)}
    except Exception as error:
        return {"crashed": "%s: %s" % (type(error).__name__, error)}
    finally:
        options.poller.close()


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
