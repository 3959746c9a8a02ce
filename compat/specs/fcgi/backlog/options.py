#!/usr/bin/env python3
"""Notes what the socket on descriptor 0 is."""
import signal
import socket

with socket.socket(fileno=0) as given, open("tcp.options", "w") as options:
    reuse = given.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR)
    options.write(f"{given.family.name} {given.type.name} SO_REUSEADDR {reuse}\n")
    options.flush()
    signal.pause()
