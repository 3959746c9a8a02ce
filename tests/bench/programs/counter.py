"""counter.py PER_SECOND: prints lines with growing numbers, so that whoever reads them sees that none is missing."""
import sys
import time

pause = 1 / float(sys.argv[1])
number = 0
while True:
    number += 1
    print("#%d" % number, flush=True)
    time.sleep(pause)
