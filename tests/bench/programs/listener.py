"""Says OK to every event. listener.py FILE COUNT writes the seconds between the first and the last of COUNT events."""
import sys
import time


def main():
    path, count = (sys.argv[1], int(sys.argv[2])) if len(sys.argv) > 1 else (None, 0)
    events, output = sys.stdin.buffer, sys.stdout
    seen, first = 0, 0.0
    while True:
        output.write("READY\n")
        output.flush()
        header = events.readline()
        if not header:
            return
        length = int(header.rsplit(b"len:", 1)[1])
        events.read(length)
        seen += 1
        if seen == 1:
            first = time.monotonic()
        if seen == count:
            with open(path, "w") as result:
                result.write("%f\n" % (time.monotonic() - first))
        output.write("RESULT 2\nOK")
        output.flush()


main()
