"""What Nagios is told of programs in every state, over both kinds of server."""
import os
import subprocess
import sys

from supervisor import childutils

CHECK = [sys.executable, os.environ["CLIENT_BIN"] + "/check_supervisord.py"]
PORT = os.environ["PORT"]
rpc = childutils.getRPCInterface({"SUPERVISOR_SERVER_URL": "unix://%s/s.sock" % os.environ["DIR"]}).supervisor


def check(*words):
    done = subprocess.run([*CHECK, *words], capture_output=True, text=True)
    print("== check_supervisord", *words)
    print(done.stdout + done.stderr + "[exit %d]" % done.returncode)


def wait_for(name, state):
    while rpc.getProcessInfo(name)["statename"] != state:
        pass


wait_for("broken", "FATAL")
wait_for("done", "EXITED")
unix = ["-s", os.environ["DIR"] + "/s.sock"]
inet = ["-s", "127.0.0.1", "-p", PORT, "-u", "me", "-S", "secret"]
for server in unix, inet:
    check(*server)
    check(*server, "-P", "cat,a,nope")
check(*inet, "--starting-state-exit-code", "critical")
check(*inet[:-1], "wrong")
for group in "broken", "done":
    rpc.removeProcessGroup(group)
check(*inet)
rpc.stopProcess("starting")
for server in unix, inet:
    check(*server)
check(*inet, "--stopped-state-exit-code", "critical")
