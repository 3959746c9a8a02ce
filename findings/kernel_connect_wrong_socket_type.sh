#!/bin/sh
# Linux: connect(2) of a stream socket to the path of a datagram socket tells whether somebody still has that one open.
#
# A notify socket (sd_notify) is a datagram socket with a path. Whether a path that was left over belongs to a living
# program can be asked with the wrong type of socket, so that nothing is sent to anybody: the kernel looks for a living
# socket of that file first, and compares the types behind that.
#
# Expected: EPROTOTYPE ("Protocol wrong type for socket") in both cases, as the path is a datagram socket's; unix(7) only
#           says that the type has to be the same.
# Seen:     EPROTOTYPE while somebody has it open, ECONNREFUSED once nobody has, though the file is still there.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "Linux $(uname -r)"
python3 - "$work/notify" <<'END'
import errno, socket, sys
path = sys.argv[1]
def ask():
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as stream:
        try:
            stream.connect(path)
        except OSError as error:
            return errno.errorcode[error.errno]
bound = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
bound.bind(path)
living = ask()
bound.setblocking(False)
try:
    nothing = bound.recv(1)
except BlockingIOError:
    nothing = None
bound.close()
left = ask()
print("while it is open:", living, "- sent to it:", nothing, "- once it is closed:", left)
assert (living, nothing, left) == ("EPROTOTYPE", None, "ECONNREFUSED")
END
