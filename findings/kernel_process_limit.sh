#!/bin/sh
# Linux 6.18: a user with RLIMIT_NPROC=3 gets four processes from a root that forks, switches user and executes, and it
# is the execve that fails for the fifth.
#
# setuid(2) succeeds beyond the limit and only marks the process, for execve(2) to refuse; it compares before the
# process itself is counted, so that the first one too many is not marked. A fork(2) of the user's own is refused in
# time.
#
# Expected: three run, and setuid or fork tells that there are too many.
# Seen:     four run; the fifth and the sixth have setuid = 0, then EAGAIN from execve; with three running, a fork of
#           one of them is refused. Needs root.
set -eu
[ "$(id -u)" = 0 ] || { echo "Cannot show it without root"; exit 2; }
python3 - <<'END'
import errno, os, resource, signal

USER, LIMIT = 61234, 3  # a uid without any process, zombies included

def child(work):
    tell, told = os.pipe()  # closed by a successful execve
    pid = os.fork()
    if pid == 0:
        try:
            resource.setrlimit(resource.RLIMIT_NPROC, (LIMIT, LIMIT))
            os.setuid(USER)
            work()
        except OSError as error:
            os.write(told, errno.errorcode[error.errno].encode())
        finally:
            os._exit(0)
    os.close(told)
    with os.fdopen(tell) as answer:
        return pid, answer.read() or "runs"

def end(children):
    for pid, _ in children:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)

def run():
    os.execv("/bin/sleep", ["sleep", "60"])

def fork():
    if os.fork() == 0:
        os._exit(0)

six = [child(run) for _ in range(6)]
end(six)
three = [child(run) for _ in range(2)] + [child(fork)]
end(three)
answers, forked = " ".join(word for _, word in six), three[-1][1]
print(answers, "/ a fork of the third:", forked)
assert answers == "runs runs runs runs EAGAIN EAGAIN" and forked == "EAGAIN"
END
