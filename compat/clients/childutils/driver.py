"""Supervisor's own Python library: calls over both transports, and a listener built on it."""
import json
import os
import time
import xmlrpc.client

from supervisor import childutils

DEADLINE = 30
TCP = {"SUPERVISOR_SERVER_URL": "http://127.0.0.1:" + os.environ["PORT"], "SUPERVISOR_USERNAME": "user"}
UNIX = {"SUPERVISOR_SERVER_URL": "unix://%s/s.sock" % os.environ["DIR"]}


def call(server, name, *args):
    method = server
    for part in name.split("."):
        method = getattr(method, part)
    try:
        answer = method(*args)
    except xmlrpc.client.Fault as fault:
        answer = "fault %d %s" % (fault.faultCode, fault.faultString)
    except xmlrpc.client.ProtocolError as error:
        answer = "HTTP %d %s" % (error.errcode, error.errmsg)
    print("%s%r" % (name, args))
    print("   ", json.dumps(answer, sort_keys=True, ensure_ascii=False), flush=True)


def calls(env):
    server = childutils.getRPCInterface(env)
    print("==", env)
    for name in "getAPIVersion", "getVersion", "getSupervisorVersion", "getIdentification", "getState":
        call(server, "supervisor." + name)
    call(server, "supervisor.getProcessInfo", "cat")
    call(server, "supervisor.getProcessInfo", "zz")
    call(server, "supervisor.startProcess", "cat")
    call(server, "supervisor.startProcess", "cat")
    call(server, "supervisor.sendProcessStdin", "cat", "é\n")
    until(lambda: server.supervisor.tailProcessStdoutLog("cat", 0, 0)[1] > 0)
    call(server, "supervisor.readProcessStdoutLog", "cat", 0, 0)
    call(server, "supervisor.tailProcessStdoutLog", "cat", 0, 100)
    call(server, "supervisor.signalProcess", "cat", 18)
    call(server, "supervisor.signalProcess", "cat", "HUPX")
    call(server, "supervisor.clearProcessLogs", "cat")
    call(server, "supervisor.stopProcess", "cat", False)
    until(lambda: server.supervisor.getProcessInfo("cat")["state"] == 0)
    call(server, "supervisor.stopProcess", "cat")
    call(server, "supervisor.startProcess", 1)
    call(server, "supervisor.startProcess")
    call(server, "supervisor.nosuch")
    call(server, "system.multicall", [{"methodName": "supervisor.getState", "params": []},
                                      {"methodName": "supervisor.getProcessInfo", "params": ["zz"]},
                                      {"methodName": "system.multicall", "params": []}])


def until(probe):
    deadline = time.monotonic() + DEADLINE
    while not probe():
        if time.monotonic() > deadline:
            raise SystemExit("gave up waiting:\n%s" % "\n".join(map(str, records())))
        time.sleep(0.05)


def records():
    if not os.path.exists("events.jsonl"):
        return []
    return [json.loads(line) for line in open("events.jsonl", encoding="utf-8").read().splitlines(True)
            if line.endswith("\n")]


def send(kind, data):
    """Sends a remote event and waits until the listener has written it down."""
    rpc.sendRemoteCommEvent(kind, data)
    until(lambda: any(record["payload"] == "type:%s\n%s" % (kind, data) for record in records()))


calls(dict(TCP, SUPERVISOR_PASSWORD="pass:wo rd"))
calls(UNIX)
call(childutils.getRPCInterface(dict(TCP, SUPERVISOR_PASSWORD="wrong")), "supervisor.getState")
call(childutils.getRPCInterface(TCP | {"SUPERVISOR_USERNAME": ""}), "supervisor.getState")

rpc = childutils.getRPCInterface(UNIX).supervisor
send("T", "dé€ a:b")
send("START", "cat")
send("REJECT", "once")
rpc.startProcess("loud")
rpc.sendProcessStdin("loud", "some: é words\n")
until(lambda: any(record["headers"]["eventname"] == "PROCESS_LOG_STDOUT" for record in records()))
rpc.startProcess("captured")
until(lambda: sum("COMMUNICATION_STD" in record["headers"]["eventname"] for record in records()) == 2)
until(lambda: any(record["payload"].startswith("processname:captured groupname:captured from_state:RUNNING expected:")
                  for record in records()))
rpc.stopProcess("loud")
rpc.removeProcessGroup("loud")
rpc.addProcessGroup("loud")
rpc.stopProcess("cat")
send("T", "last")

print("== events")
seen = records()
serials = [int(record["headers"]["serial"]) for record in seen]
print("serials rise:", serials == sorted(set(serials)), "poolserials rise:",
      [int(record["headers"]["poolserial"]) for record in seen] == sorted(
          {int(record["headers"]["poolserial"]) for record in seen}))
for record in seen:
    headers = dict(record["headers"])
    right = int(headers["len"]) == len(record["payload"])
    headers.update(serial="N", poolserial="N", len="right" if right else headers["len"])
    print(" ".join("%s:%s" % item for item in headers.items()))
    print("   ", json.dumps(record["payload"], ensure_ascii=False))
    for key in "called", "eventdata", "pid is right", "text":
        if key in record:
            print("   ", key, json.dumps(record[key], ensure_ascii=False))
print("listener", rpc.getProcessInfo("recorder")["statename"], repr(open("recorder.err").read()))
