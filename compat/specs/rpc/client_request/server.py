"""Notes each connection to a unix socket and the heads of its requests; answers 3.0 to all of them."""
import socketserver
import sys

BODY = (
    b"<?xml version='1.0'?><methodResponse><params><param><value><string>3.0</string></value></param></params>"
    b"</methodResponse>"
)


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        self.note("a connection\n")
        while True:
            length = 0
            while (line := self.rfile.readline()) not in (b"", b"\r\n"):
                self.note(line.decode().replace("\r", ""))
                if line.startswith(b"Content-Length: "):
                    length = int(line[16:])
            if line == b"":
                return
            self.note(self.rfile.read(length).decode() + "\n")
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY)

    def note(self, text):
        with open("requests", "a") as file:
            file.write(text)


socketserver.UnixStreamServer(sys.argv[1], Handler).serve_forever()
