"""The original supervisorctl, over TCP with a password and over a unix socket: texts and exit statuses."""
import os
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
    print("$ supervisorctl", *[repr(arg) if " " in arg or not arg else arg for arg in args])
    for line in out.splitlines(True) + err.splitlines(True):
        # Trailing blanks are part of the table
        print("|" + line.rstrip("\n") + ("|" if line.endswith("\n") else "| no newline"))
    print("rc", code, flush=True)


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

    def interrupt(self, only=None):
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(DEADLINE)
        os.set_blocking(self.process.stdout.fileno(), True)
        self.text += self.process.stdout.read()
        lines = self.text.decode().splitlines(True)
        show(self.args, "".join(line for line in lines if only is None or only in line), "", code)


def say(line):
    """Lets the program talk write a line to stdout and one to stderr."""
    url = "unix://%s/s.sock" % os.getcwd()
    childutils.getRPCInterface({"SUPERVISOR_SERVER_URL": url}).supervisor.sendProcessStdin("talk", line + "\n")


def follow(transport, number):
    follower = Follower(*transport, "tail", "-f", "talk")
    follower.wait_for(b"Ctrl-C")
    follower.wait_for(b"%d: " % (number - 1) if number > 1 else b"==>")
    say("é followed")
    follower.wait_for(("%d: é followed\n" % number).encode())
    follower.interrupt()


def follow_main_log(transport):
    follower = Follower(*transport, "maintail", "-f")
    follower.wait_for(b"==>")
    subprocess.run([CTL, *UNIX, "restart", "a_name_that_is_longer_than_thirty_columns"], stdout=subprocess.DEVNULL)
    follower.wait_for(b"spawned: 'a_name_that_is_longer_than_thirty_columns'")
    follower.interrupt(only="Ctrl-C")


def foreground(transport):
    follower = Follower(*transport, "fg", "cat")
    follower.wait_for(b"==>")
    follower.type("into fg é\n".encode())
    follower.wait_for("into fg é\n".encode())
    follower.interrupt()


ctl(*TCP[:2], "-u", "user", "-p", "wrong", "status")
ctl("-s", "unix:///nonexistent.sock", "status")
for number, transport in enumerate([TCP, UNIX], 1):
    for args in BOTH:
        ctl(*transport, *args)
    follow(transport, number)
    ctl(*transport, "tail", "talk")
    ctl(*transport, "tail", "-5", "talk")
    ctl(*transport, "tail", "talk", "stderr")
    follow_main_log(transport)
    foreground(transport)
    ctl(*transport, "clear", "cat")
for args in ONCE:
    ctl(*UNIX, *args)
ctl(*TCP, "shutdown")
