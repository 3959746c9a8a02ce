"""Sends a message on each of its channels, then ends."""
from supervisor import childutils

print("before", flush=True)
childutils.pcomm.stdout("out of stdout")
childutils.pcomm.stderr("out of stderr")
print("after", flush=True)
