"""Writes lines of 64 bytes, its pid and a number in each, until SIGTERM comes or nobody reads them any more.

    writer.py LEDGER PAUSE [GO]

PAUSE are the seconds between two lines; 0: as fast as it can, once there is a file GO. What it has written, and why no
more, goes into the file LEDGER, which many writers share.
"""
import os
import signal
import sys
import time

ledger = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
pause = float(sys.argv[2])
pid = os.getpid()
block = 1 if pause else 1000
written = 0
stopped = False


def stop(*_):
    global stopped
    stopped = True


def write(data):
    global written
    while data:
        count = os.write(1, data)
        written += count
        data = data[count:]


def note(*words):
    os.write(ledger, (" ".join(map(str, words)) + "\n").encode())


signal.signal(signal.SIGTERM, stop)
note("begun", pid)
while len(sys.argv) > 3 and not os.path.exists(sys.argv[3]) and not stopped:
    time.sleep(0.005)
number = 0
why = "told"
try:
    while not stopped:
        write(b"".join(b"%07d %012d %s\n" % (pid, line, b"." * 42) for line in range(number, number + block)))
        number += block
        if pause:
            time.sleep(pause)
except BrokenPipeError:
    why = "broken"
note("ended", pid, written // 64, why)
