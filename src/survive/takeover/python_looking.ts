/** The part of the module (see daemon_module.ts) that writes a Python supervisord down as plain data. */
export const PYTHON_LOOKING = String.raw`def plain(value):
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, dict):
        return dict((str(key), plain(item)) for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return getattr(value, "__name__", str(value))


def data(value):
    if not isinstance(value, bytes):
        value = value.encode("utf-8", "surrogateescape")
    return base64.b64encode(value).decode("ascii")


def event_name(kind):
    from supervisor.events import getEventNameByType
    return getEventNameByType(kind) or kind.__name__


def event_state(event, pool):
    state = {"name": event_name(event.__class__), "serial": event.serial, "poolSerial": event.pool_serials[pool]}
    process = getattr(event, "process", None)
    if process is not None:
        state.update(process=process.config.name, group=process.group.config.name)
    for name in ("from_state", "extra_values", "pid", "type", "when"):
        if hasattr(event, name):
            state[name] = plain(getattr(event, name))
    if hasattr(event, "data"):
        state["data"] = data(event.data)
    if isinstance(getattr(event, "group", None), str):
        state["group"] = event.group
    return state


def channel_state(dispatcher):
    if hasattr(dispatcher, "input_buffer"):
        return {"fd": None if dispatcher.closed else dispatcher.fd, "pending": data(dispatcher.input_buffer)}
    state = {"fd": dispatcher.fd}
    if hasattr(dispatcher, "state_buffer"):
        state.update(heard=data(dispatcher.result + dispatcher.state_buffer), resultlen=dispatcher.resultlen)
    else:
        captured = b"" if dispatcher.capturelog is None else dispatcher.capturelog.getvalue()
        state.update(held=data(dispatcher.output_buffer), capturing=dispatcher.capturemode, captured=data(captured))
    return state


def process_state(process, group):
    config = process.config
    state = dict((name, plain(getattr(process, name))) for name in RECORD)
    state["config"] = dict((name, plain(getattr(config, name)))
                           for name in config.req_param_names + config.optional_param_names)
    state["event"] = None if process.event is None else event_state(process.event, group)
    state["channels"] = {}
    for name in ("stdin", "stdout", "stderr"):
        dispatcher = process.dispatchers.get(process.pipes.get(name)) if process.pid else None
        if dispatcher is not None:
            state["channels"][name] = channel_state(dispatcher)
    return state


def group_state(group):
    config = group.config
    state = {"name": config.name, "priority": config.priority, "pool": None, "socket": None}
    state["processes"] = [process_state(process, config.name) for process in group.processes.values()]
    if hasattr(group, "event_buffer"):
        state["pool"] = {
            "serial": group.serial,
            "events": sorted(event_name(kind) for kind in config.pool_events),
            "bufferSize": config.buffer_size,
            "buffer": [event_state(event, config.name) for event in group.event_buffer],
        }
    manager = getattr(group, "socket_manager", None)
    if manager is not None:
        users = [process.config.name for process in group.processes.values() if process.fcgi_sock is not None]
        fd = manager.socket.fileno() if manager.is_prepared() else None
        state["socket"] = {"url": manager.config().url, "fd": fd, "users": users}
    return state


def is_idle(channel):
    busy = channel.current_request or channel.in_buffer or channel.ac_in_buffer or channel.ac_out_buffer
    return not busy and not len(channel.producer_fifo)


def connections(supervisor):
    return [channel for channel in supervisor.options.get_socket_map().values() if hasattr(channel, "producer_fifo")]


def connection_state(channel):
    address = channel.addr if isinstance(channel.addr, tuple) else ("localhost", 0)
    return {"fd": channel.socket.fileno(), "host": str(address[0]), "port": int(address[1])}


def server_state(config, server, channels):
    path = config.get("file")
    inode = os.stat(path).st_ino if path is not None and os.path.exists(path) else None
    return {"section": config["section"], "fd": server.socket.fileno(), "file": path, "inode": inode,
            "host": config.get("host"), "port": config.get("port"),
            "connections": [connection_state(channel) for channel in channels
                            if channel.server is server and is_idle(channel)]}


def state_of(supervisor):
    from supervisor.options import VERSION
    from supervisor.process import GlobalSerial
    options = supervisor.options
    groups = [group_state(group) for group in supervisor.process_groups.values()]
    known = [process["pid"] for group in groups for process in group["processes"]]
    return {
        "format": 1,
        "writer": "supervisor " + VERSION,
        "pid": os.getpid(),
        "cwd": os.getcwd(),
        "configfile": os.path.abspath(options.configfile),
        "ownsPidFile": bool(options.unlink_pidfile),
        "now": time.time(),
        "monotonic": time.monotonic(),
        "mood": options.mood,
        "serial": GlobalSerial.serial,
        "ticks": plain(supervisor.ticks),
        "strays": [pid for pid in options.pidhistory if pid not in known],
        "servers": [server_state(config, server, connections(supervisor)) for config, server in options.httpservers],
        "groups": groups,
    }
`;
