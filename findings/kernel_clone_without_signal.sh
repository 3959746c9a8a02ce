#!/bin/sh
# Linux (seen on 6.18): a child made by clone(2) with exit signal 0 is not seen by waitpid(-1), and stays a zombie until asked for.
#
# Expected: without a signal there is nothing to tell, so that it is reaped by itself, as where SIGCHLD is ignored.
# Seen:     waitpid(-1) says that there are no children; the child is a zombie; waitpid(pid, __WALL) reaps it.
set -eu
python3 - <<'END'
import ctypes, os, platform, sys, time
CLONE = {"x86_64": 56, "aarch64": 220}.get(platform.machine()) or sys.exit("cannot be shown on this architecture")
WALL = 0x40000000
pid = ctypes.CDLL(None, use_errno=True).syscall(ctypes.c_long(CLONE), ctypes.c_ulong(0), None, None, None, None)
if pid == 0:
    os._exit(3)


def state():
    return open("/proc/%d/stat" % pid).read().rsplit(") ", 1)[1][0]


end = time.monotonic() + 10
while state() != "Z" and time.monotonic() < end:
    time.sleep(0.01)
try:
    seen = os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    seen = "no children"
print("waitpid(-1):", seen, "| state:", state())
assert (seen, state()) == ("no children", "Z")
reaped = os.waitpid(pid, WALL)
print("waitpid(pid, __WALL):", os.WEXITSTATUS(reaped[1]))
assert os.WEXITSTATUS(reaped[1]) == 3
END
