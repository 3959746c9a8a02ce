"""One session, and every event of it as a listener in bash and one in Node read it: header and payload.

Ticks are left out: where they fall among the others is left to chance, and with it every serial after them.
"""
import os
import re
import time

from supervisor import childutils

DEADLINE = 40
BEGIN, END = "<!--XSUPERVISOR:BEGIN-->", "<!--XSUPERVISOR:END-->"
rpc = childutils.getRPCInterface({"SUPERVISOR_SERVER_URL": "unix://%s/s.sock" % os.environ["DIR"]}).supervisor


def events(listener):
    try:
        with open(listener + ".events", encoding="utf-8") as file:
            return file.read().split("\x1e\n")[:-1]
    except FileNotFoundError:
        return []


def heard(text):
    """Waits until both have written down an event with that text at its end."""
    deadline = time.monotonic() + DEADLINE
    while not all(any(event.endswith(text) for event in events(listener)) for listener in ("bash", "node")):
        if time.monotonic() > deadline:
            raise SystemExit("gave up waiting for %r in %s and %s" % (text, events("bash"), events("node")))
        time.sleep(0.05)


def state(name, text):
    heard("processname:%s groupname:%s %s" % (name, name, text))


def pid(name):
    return rpc.getProcessInfo(name)["pid"]


state("node", "from_state:STARTING pid:%d" % pid("node"))
rpc.sendRemoteCommEvent("REJECT", "once")
heard("type:REJECT\nonce")
rpc.sendRemoteCommEvent("START", "slow")
heard("type:START\nslow")
state("slow", "from_state:STARTING pid:%d" % pid("slow"))
slow = pid("slow")
rpc.stopProcess("slow")
state("slow", "from_state:STOPPING pid:%d" % slow)
try:
    rpc.startProcess("fails")
except Exception as error:
    print("start fails:", error)
state("fails", "from_state:BACKOFF")
for status in "4", "7":
    rpc.startProcess("exits")
    exits = pid("exits")
    rpc.sendProcessStdin("exits", status + "\n")
    state("exits", "from_state:RUNNING expected:%d pid:%d" % (status == "4", exits))
for name in "out", "err":
    rpc.startProcess(name)
    state(name, "from_state:STARTING pid:%d" % pid(name))
    rpc.sendProcessStdin(name, "ordinary words, more than a token is long\n")
    heard("channel:std%s\nordinary words, more than a token is long\n" % name)
    rpc.sendProcessStdin(name, BEGIN + "a message\nof two lines" + END)
    heard("pid:%d\na message\nof two lines" % pid(name))
rpc.removeProcessGroup("slow")
heard("groupname:slow\n")
rpc.addProcessGroup("slow")
rpc.sendRemoteCommEvent("", "")
heard("type:\n")

for listener in "bash", "node":
    print("==", listener, rpc.getProcessInfo(listener)["statename"])
    for event in events(listener):
        if "pid:" in event:
            # As long as the pid is
            event = re.sub(r" len:\d+", " len:N", event, count=1)
        print(event.replace("\n", "\n  "))
print("== the answer to Node's call")
with open("node.answer") as answer:
    print(answer.read())
