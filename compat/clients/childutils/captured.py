"""Sends a message on each of its channels, then ends."""
import sys

from supervisor import childutils

print("before", flush=True)
# Its tokens are bytes
childutils.pcomm.send(b"out of stdout", sys.stdout.buffer)
childutils.pcomm.send(b"out of stderr", sys.stderr.buffer)
print("after", flush=True)
