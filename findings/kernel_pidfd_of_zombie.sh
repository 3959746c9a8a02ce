#!/bin/sh
# Linux (seen on 6.18): a pidfd is readable as soon as its process is a zombie, and stays so; that it was reaped is a hang-up behind it.
#
# Expected: one event for the end, with which its status can be had (PIDFD_GET_INFO, Linux 6.15).
# Seen:     POLLIN while nobody has reaped it, when the status is not to be had yet; POLLIN and POLLHUP once somebody has.
#           Who is not the parent and waits for POLLIN alone spins for as long as the parent takes.
set -eu
python3 - <<'END'
import os, select, sys, time
pid = os.fork()
if pid == 0:
    os._exit(0)
try:
    pidfd = os.pidfd_open(pid)
except OSError as error:
    sys.exit("cannot be shown here: %s" % error)
poll = select.poll()
poll.register(pidfd, select.POLLIN)
before = poll.poll(10000)[0][1]
again = poll.poll(10000)[0][1]
os.waitpid(pid, 0)
after = poll.poll(10000)[0][1]
print("zombie: %#x and %#x again, reaped: %#x" % (before, again, after))
if not after & select.POLLHUP:
    sys.exit("cannot be shown here: this kernel tells no hang-up")
assert (before, again, after) == (select.POLLIN, select.POLLIN, select.POLLIN | select.POLLHUP)
END
