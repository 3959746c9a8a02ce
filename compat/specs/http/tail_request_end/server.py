"""Answers 3.0 to calls, and to a GET with argv[2], when nothing more has come for a second; shows how that one ends."""
import select
import socket
import sys

BODY = b"<methodResponse><params><param><value>3.0</value></param></params></methodResponse>"
server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
server.listen()
waiting = [server]
while True:
    for ready in select.select(waiting, [], [])[0]:
        if ready is server:
            waiting.append(server.accept()[0])
            continue
        request = b""
        while select.select([ready], [], [], 0 if request.endswith(b"</methodCall>\n") else 1)[0]:
            more = ready.recv(65536)
            if not more:
                break
            request += more
        if request.startswith(b"GET"):
            print("the last header and then", repr(request[request.index(b"User-agent") :]))
            ready.sendall(sys.argv[2].encode())
            sys.exit()
        if request:
            ready.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY)
        else:
            waiting.remove(ready)
