"""The original supervisorctl, over TCP with a password and over a unix socket: texts and exit statuses."""
import itertools
import os
import re
import signal
import subprocess
import time

from supervisor import childutils

CTL = os.environ["CLIENT_BIN"] + "/supervisorctl"
TCP = ["-s", "http://127.0.0.1:" + os.environ["PORT"], "-u", "user", "-p", "pass:wo rd"]
UNIX = ["-c", "supervisord.conf"]
DEADLINE = 30

# What takes a server's whole answer apart: each runs over both transports.
BOTH = [
    ["status"], ["status", "cat"], ["status", "cat", "stopped"], ["status", "nope", "cat"], ["status", "g:*"],
    ["status cat"], ["signal CONT", "cat"], ["status", "cat", " "],
    ["start", "cat"], ["stop", "stopped"], ["start", "nope"], ["start", "nope:*"], ["start", "fatal"],
    ["start", "nofile"], ["stop", "cat"], ["start", "cat"], ["restart", "g:*"], ["start", "g:*"],
    ["pid"], ["pid", "cat"], ["pid", "stopped"], ["signal", "CONT", "stopped"], ["signal", "HUPX", "cat"],
    ["add", "cat"], ["add", "zz"], ["remove", "cat"], ["reread"], ["update"], ["nosuch"],
]
# What only depends on the client's own wits is run once.
ONCE = [
    ["avail"], ["version"], ["help", "start"], ["stop", "g:"], ["status", "g:"], ["start", "g:"],
    ["signal", "CONT", "g:*"], ["signal", "CONT", "all"], ["stop", "nope", "g:a"], ["remove", "zz"],
    ["remove", "stopped"], ["add", "stopped"], ["status", "stopped"], ["tail", "nope"], ["tail", "stopped"],
    ["pid", "nope"], ["update", "nope"], ["clear", "cat"], ["clear", "nope"],
]


def ctl(*args):
    """Runs it to its end and shows what it printed."""
    done = subprocess.run([CTL, *args], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=DEADLINE)
    show(args, done.stdout, done.stderr, done.returncode)


def show(args, out, err, code):
    if "pid" in args and out.strip() in known_pids():
        out = "PID\n"
    print("$ supervisorctl", *[repr(arg) if " " in arg or not arg else arg for arg in args])
    for line in in_order(out.splitlines(True)) + err.splitlines(True):
        # Trailing blanks are part of the table
        print("|" + line.rstrip("\n") + ("|" if line.endswith("\n") else "| no newline"))
    print("rc", code, flush=True)


def in_order(lines):
    """Processes that are stopped together end in any order, and are told of in that order."""
    runs = itertools.groupby(lines, lambda line: line.endswith(": stopped\n"))
    return [line for stopped, run in runs for line in (sorted(run) if stopped else run)]


def known_pids():
    """The daemon's and those that it told of, so that a wrong number is seen as one."""
    with open("supervisord.log") as log:
        return re.findall(r"with pid (\d+)", log.read())


class Follower:
    """A supervisorctl that runs until it is interrupted; what it prints is read as it comes."""

    def __init__(self, *args):
        self.args = args
        self.process = subprocess.Popen(
            [CTL, *args], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        os.set_blocking(self.process.stdout.fileno(), False)
        self.text = b""

    def wait_for(self, text):
        deadline = time.monotonic() + DEADLINE
        while text not in self.text:
            if time.monotonic() > deadline or self.process.poll() is not None:
                break
            self.text += self.process.stdout.read() or b""
            time.sleep(0.02)

    def type(self, text):
        self.process.stdin.write(text)
        self.process.stdin.flush()

    def interrupt(self):
        self.process.send_signal(signal.SIGINT)

    def finish(self):
        code = self.process.wait(DEADLINE)
        os.set_blocking(self.process.stdout.fileno(), True)
        self.text += self.process.stdout.read()
        return self.text.decode(), code


def say(program, line):
    url = "unix://%s/s.sock" % os.getcwd()
    childutils.getRPCInterface({"SUPERVISOR_SERVER_URL": url}).supervisor.sendProcessStdin(program, line + "\n")


def follow(transport, number):
    follower = Follower(*transport, "tail", "-f", "talk")
    follower.wait_for(b"Ctrl-C")
    follower.wait_for(b"%d: " % (number - 1) if number > 1 else b"==>")
    say("talk", "é followed")
    follower.wait_for(("%d: é followed\n" % number).encode())
    follower.interrupt()
    text, code = follower.finish()
    show(follower.args, text, "", code)


def follow_main_log(transport, number):
    follower = Follower(*transport, "maintail", "-f")
    follower.wait_for(b"==>")
    program = "news%d" % number
    subprocess.run([CTL, *UNIX, "start", program], stdout=subprocess.DEVNULL, check=True)
    follower.wait_for(b"success: " + program.encode())
    follower.interrupt()
    text, code = follower.finish()
    first, *lines = text.splitlines(True)
    show(follower.args, first + "".join(line for line in lines if program in line), "", code)


def foreground(transport):
    follower = Follower(*transport, "fg", "cat")
    follower.wait_for(b"==>")
    follower.type("into fg é\n".encode())
    follower.wait_for("into fg é\n".encode())
    follower.interrupt()
    follower.wait_for(b"Exiting foreground")
    # Its thread looks up only when there is more to print, and then it may or may not print it
    say("cat", "")
    text, code = follower.finish()
    show(follower.args, text.split("Exiting foreground\n")[0] + "Exiting foreground\n", "", code)


ctl(*TCP[:2], "-u", "user", "-p", "wrong", "status")
ctl("-s", "unix:///nonexistent.sock", "status")
for number, transport in enumerate([TCP, UNIX], 1):
    for args in BOTH:
        ctl(*transport, *args)
    follow(transport, number)
    ctl(*transport, "tail", "talk")
    ctl(*transport, "tail", "-5", "talk")
    ctl(*transport, "tail", "talk", "stderr")
    follow_main_log(transport, number)
    foreground(transport)
    ctl(*transport, "clear", "cat")
for args in ONCE:
    ctl(*UNIX, *args)
ctl(*TCP, "shutdown")
