#!/usr/bin/env python3
"""Reads once for each event, as much as there is, and notes what one read gave; answers in one write."""
import os

os.write(1, b"READY\n")
for first in (b"RESULT ", b"ANYTHIN", b"RESULT "):
    text = os.read(0, 1 << 16)
    with open("reads", "ab") as reads:
        reads.write(text + b"\n")
    os.write(1, first + b"2\nOKREADY\n")
os.read(0, 1)
