#!/bin/sh
# Linux 6.15 and later: a pidfd tells the exit status of a process that has been reaped, to anybody who holds it, and
# tells nothing while the process is still a zombie.
#
# So who supervises processes that are not its children (after a restart of its own, say) learns the status once their
# parent has waited for them: not instead of the parent, as waitpid would have it, but only behind it.
#
# Expected: the status is there from the exit on, at the latest in the zombie, and is gone once it has been waited for.
# Seen:     on 6.18.44: zombie: no status; reaped: exit code 42, also for a holder that is neither its parent nor root.
set -eu
python3 - <<'END'
import fcntl, os, select, struct, sys

PIDFD_GET_INFO = 3 << 30 | 64 << 16 | 0xFF << 8 | 11  # _IOWR(0xFF, 11, struct pidfd_info)
INFO_EXIT = 8

def status(pidfd):
    info = bytearray(64)
    struct.pack_into("Q", info, 0, INFO_EXIT)
    fcntl.ioctl(pidfd, PIDFD_GET_INFO, info)
    mask, code = struct.unpack_from("Q", info)[0], struct.unpack_from("i", info, 60)[0]
    return os.waitstatus_to_exitcode(code) if mask & INFO_EXIT else None

if tuple(int(part) for part in os.uname().release.split("-")[0].split(".")[:2]) < (6, 15):
    sys.exit("Cannot show it on a kernel older than 6.15")
pid = os.fork()
if pid == 0:
    os._exit(42)
pidfd = os.pidfd_open(pid)
select.select([pidfd], [], [])
zombie = status(pidfd)
os.waitpid(pid, 0)
reaped = status(pidfd)
stranger, told = os.pipe()
other_pid = os.fork()
if other_pid == 0:
    if os.getuid() == 0:
        os.setuid(61235)
    os.write(told, str(status(pidfd)).encode())
    os._exit(0)
os.close(told)
other = os.read(stranger, 100).decode()
os.waitpid(other_pid, 0)
print("zombie", zombie, "reaped", reaped, "to another process", other)
assert (zombie, reaped, other) == (None, 42, "42")
END
