import os
import pty
import sys

# Runs a command with a terminal for stdin and stdout, and shows what comes out of it
pid, terminal = pty.fork()
if pid == 0:
    os.environ["TERM"] = "xterm"
    os.execv("/bin/sh", ["sh", "-c", 'exec "$@" 2>/dev/null', "sh", *sys.argv[1:]])
output = b""
while True:
    try:
        piece = os.read(terminal, 65536)
    except OSError:
        break
    if not piece:
        break
    output += piece
_, status = os.waitpid(pid, 0)
sys.stdout.write(output.decode().replace("\r\n", "\n").replace("\x1b", "ESC"))
print("exit", os.waitstatus_to_exitcode(status))
