#!/usr/bin/env python3
# Takes its time for an event, and before it says that it is ready for the next
import os
import sys
import time

while True:
    sys.stdout.write("READY\n")
    sys.stdout.flush()
    header = sys.stdin.readline()
    if not header:
        break
    fields = dict(field.split(":", 1) for field in header.split())
    payload = sys.stdin.read(int(fields["len"]))
    time.sleep(0.1)
    with open("l.events", "a") as events:
        events.write("%s %s\n" % (fields["eventname"], payload.split(" ", 1)[0]))
    sys.stdout.write("RESULT 2\nOK")
    sys.stdout.flush()
    time.sleep(0.1)
