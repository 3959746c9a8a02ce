"""ask.py WHAT: asks for more than monovisor gives, and prints how much came."""
import os
import socket
import sys
import xmlrpc.client

PORT = int(os.environ["PORT"])
MIB = 1024 * 1024
server = xmlrpc.client.ServerProxy("http://127.0.0.1:%d" % PORT)


def body():
    for size in (15, 17):
        try:
            print(size, "MiB:", server.supervisor.sendRemoteCommEvent("x", "y" * size * MIB))
        except xmlrpc.client.ProtocolError as error:
            print(size, "MiB:", error.errcode)


def connections():
    first, *others = [socket.create_connection(("127.0.0.1", PORT)) for _ in range(300)]
    others[-1].sendall(b"GET /ok.html HTTP/1.0\r\n\r\n")
    print("the last:", others[-1].recv(15))
    try:
        first.sendall(b"GET /ok.html HTTP/1.0\r\n\r\n")
        print("the first:", first.recv(15))
    except ConnectionError:
        print("the first:", b"")


{"body": body, "connections": connections}[sys.argv[1]]()
