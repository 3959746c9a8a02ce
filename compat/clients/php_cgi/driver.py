"""php-cgi behind [fcgi-program:x] on both kinds of socket: who answers, and what a kill and a stop do to that."""
import glob
import itertools
import os
import re
import signal
import subprocess
import tempfile
import time

from supervisor import childutils

DEADLINE = 40
DIR = os.environ["DIR"]
rpc = childutils.getRPCInterface({"SUPERVISOR_SERVER_URL": "unix://%s/s.sock" % DIR}).supervisor
meetings = itertools.count()


def until(what, probe):
    deadline = time.monotonic() + DEADLINE
    while not probe():
        if time.monotonic() > deadline:
            raise SystemExit("gave up waiting for " + what)
        time.sleep(0.05)


def pids(group):
    """The pids of a group's running processes."""
    return {info["pid"] for info in rpc.getAllProcessInfo() if info["group"] == group and info["statename"] == "RUNNING"}


def ask(address, meeting, size):
    """Begins a request; the server answers it when `size` requests of this meeting are being answered."""
    text = "%s %d" % (meeting, size)
    request = {"REQUEST_METHOD": "POST", "GREETING": "hello", "SCRIPT_FILENAME": DIR + "/page.php",
               "REDIRECT_STATUS": "200", "CONTENT_LENGTH": str(len(text)), "CONTENT_TYPE": "text/plain"}
    with tempfile.TemporaryFile("w+") as body:
        body.write(text)
        body.seek(0)
        return subprocess.Popen(["/usr/bin/cgi-fcgi", "-bind", "-connect", address], env=request, text=True, stdin=body,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def answer(client):
    out, err = client.communicate(timeout=DEADLINE)
    found = re.search(r"\n\nPOST hello (\d+)$", out)
    if not found:
        raise SystemExit("no answer: %s%s" % (out, err))
    return int(found[1])


def meet(address, size):
    """The pids that answer `size` requests side by side."""
    meeting = "meeting%d" % next(meetings)
    return {answer(client) for client in [ask(address, meeting, size) for _ in range(size)]}


def tell(what, holds):
    print("   ", what + ":", holds, flush=True)


def is_refused(address):
    out, err = ask(address, "nobody", 1).communicate(timeout=DEADLINE)
    return out == "" and "Could not connect" in err


for group, address in ("unix", DIR + "/php.sock"), ("tcp", "127.0.0.1:" + os.environ["PORT"]):
    print("==", group)
    until("the processes", lambda: len(pids(group)) == 4)
    first = pids(group)
    tell("all four answer", meet(address, 4) == first)

    held = ask(address, "held", 2)
    until("a process to hold a request", lambda: glob.glob("held.*"))
    holder = int(glob.glob("held.*")[0].split(".")[1])
    victim = min(first - {holder})
    os.kill(victim, signal.SIGKILL)
    until("another process in its place", lambda: len(pids(group) - {victim}) == 4)
    second = pids(group)
    tell("three stay and one is new", len(first & second) == 3)
    partner = ask(address, "held", 2)
    tell("the request that another holds is answered", answer(held) == holder and answer(partner) in second - {holder})
    for path in glob.glob("held.*"):
        os.remove(path)
    tell("all four answer again", meet(address, 4) == second)

    rpc.stopProcess(group + ":%s_0" % group)
    tell("without one the others answer", meet(address, 3) == pids(group))
    rpc.stopProcessGroup(group)
    tell("nobody listens when all have stopped", is_refused(address))
    rpc.startProcessGroup(group)
    tell("all four answer after a new start", meet(address, 4) == pids(group))

rpc.stopAllProcesses()
with open("supervisord.log") as log:
    lines = re.findall(r"\w+ (?:Creat|Clos)ing socket .*", log.read())
# Which of the two comes first at the end is left to chance
print("== log", *sorted(lines, key=lambda line: line.split()[-1]), sep="\n")
