#!/usr/bin/env python3
"""Reads once for each event, as much as there is, and notes what one read gave."""
import os

while True:
    os.write(1, b"READY\n")
    text = os.read(0, 1 << 16)
    with open("reads", "ab") as reads:
        reads.write(text + b"\n")
    os.write(1, b"RESULT 2\nOK")
