"""What testinfra's Supervisor module makes of the processes, by name and all together."""
import os

import testinfra

CTL = os.environ["DAEMON_BIN"] + "/supervisorctl", "supervisord.conf"
host = testinfra.get_host("local://")


def ctl(line):
    return host.run(f"{CTL[0]} -c {CTL[1]} {line}")


def wait_for(name, state):
    while state not in ctl(f"status {name}").stdout:
        pass


def show(service):
    print(service.name, service.status, service.is_running, "with a pid" if service.pid else service.pid)


def attempt(name):
    try:
        show(host.supervisor(name, *CTL))
    except RuntimeError as error:
        print(name, "RuntimeError:", error)


for name, state in ("cat", "RUNNING"), ("web:web_01", "RUNNING"), ("broken", "FATAL"), ("done", "EXITED"):
    wait_for(name, state)
for name in "cat", "web:web_00", "stopped", "starting", "broken", "done", "nope":
    attempt(name)
for line in "start cat", "stop web:web_00":
    result = ctl(line)
    print(line, result.rc, result.stdout.strip())
attempt("web:web_00")
try:
    host.supervisor.get_services(*CTL)
except AssertionError:
    print("get_services: not all run")
ctl("remove stopped broken done")
ctl("start web:*")
for service in host.supervisor.get_services(*CTL):
    show(service)
ctl("shutdown")
while os.path.exists("s.sock"):
    pass
attempt("cat")
