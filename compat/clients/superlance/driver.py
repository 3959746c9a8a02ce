"""memmon, httpok, crashmail and fatalmailbatch as event listeners of one daemon."""
import glob
import os
import re
import socket
import threading
import time

from supervisor import childutils

DEADLINE = 40
rpc = childutils.getRPCInterface({"SUPERVISOR_SERVER_URL": "unix://%s/s.sock" % os.environ["DIR"]}).supervisor
smtp_mails = []


def until(what, probe):
    deadline = time.monotonic() + DEADLINE
    while time.monotonic() < deadline:
        found = probe()
        if found:
            return found
        time.sleep(0.1)
    print("gave up waiting for", what)
    for info in rpc.getAllProcessInfo():
        print(info["name"], info["statename"], info["description"])
    raise SystemExit(1)


def serve_smtp():
    """Just enough of a mail server to take what smtplib sends."""
    server = socket.create_server(("127.0.0.1", int(os.environ["PORT"])))
    while True:
        connection, _ = server.accept()
        with connection, connection.makefile("rwb") as stream:
            converse(stream)


def converse(stream):
    def say(text):
        stream.write(text + b"\r\n")
        stream.flush()

    say(b"220 test")
    for line in stream:
        verb = line.split()[0].upper()
        if verb == b"DATA":
            say(b"354 go on")
            text = b"".join(iter(stream.readline, b".\r\n"))
            smtp_mails.append(text.decode().replace("\r\n", "\n"))
        say(b"221 bye" if verb == b"QUIT" else b"250 ok")
        if verb == b"QUIT":
            return


def pid(name):
    info = rpc.getProcessInfo(name)
    return info["pid"] if info["statename"] == "RUNNING" else 0


def first_mail(tool):
    names = sorted(glob.glob("%s.*.mail" % tool), key=os.path.getmtime)
    return open(names[0]).read() if names else None


def main_log():
    with open("supervisord.log") as log:
        return log.read()


def show(tool, mail):
    mail = re.sub(r"\d+ bytes RSS", "N bytes RSS", mail)
    mail = re.sub(r"(?m)^(Date|Message-ID): .*$", r"\1: ...", mail)
    mail = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}", "TIME", mail)
    print("== mail of %s\n%s" % (tool, mail.rstrip("\n")))


threading.Thread(target=serve_smtp, daemon=True).start()
listeners = ["memmon", "httpok", "crashmail", "fatalmailbatch"]
until("the listeners to be RUNNING", lambda: all(pid(name) for name in listeners))
# By now a tick may have come, and new pids with it
before = {name: int(pid) for name, pid in reversed(re.findall(r"spawned: '(\w+)' with pid (\d+)", main_log()))}

print("start crash:", rpc.startProcess("crashing:crash"))
try:
    rpc.startProcess("broken")
except Exception as error:
    print("start broken:", error)

for tool in "memmon", "httpok", "crashmail":
    show(tool, until("the mail of " + tool, lambda: first_mail(tool)))
show("fatalmailbatch", until("the mail of fatalmailbatch", lambda: smtp_mails and smtp_mails[0]))

print("== pids")
for name in "web", "api":
    until("a new pid of " + name, lambda: pid(name) not in (0, before[name]))
    print(name, "has a new pid")
for name in *listeners, "calm":
    print(name, rpc.getProcessInfo(name)["statename"], "same pid" if pid(name) == before[name] else "another pid")
