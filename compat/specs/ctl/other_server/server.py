"""A server that speaks the protocol and is no supervisord."""
import os
import sys
import xmlrpc.client
from xmlrpc.server import SimpleXMLRPCRequestHandler, SimpleXMLRPCServer


class Handler(SimpleXMLRPCRequestHandler):
    protocol_version = "HTTP/1.0"
    rpc_paths = ()

    def do_GET(self):
        with open("headers", "a") as file:
            file.write(self.requestline + "\n" + str(self.headers))
        self.send_error(404)

    def do_POST(self):
        with open("credentials", "a") as file:
            file.write(str(self.headers.get("Authorization")) + "\n")
        super().do_POST()


def fail(*_args):
    raise xmlrpc.client.Fault(30, "FAILED: x is in an unknown process state")


def stop_group(_name):
    return [{"name": "x", "group": "x", "status": 30, "description": "FAILED"}]


server = SimpleXMLRPCServer(("127.0.0.1", int(sys.argv[1])), Handler, logRequests=False)
calls = {
    "getVersion": lambda: "2.0" if os.path.exists("old") else "3.0",
    "getSupervisorVersion": lambda: "9.9",
    "startProcess": fail,
    "getAllProcessInfo": lambda: [],
    "getProcessInfo": lambda name: {"name": name, "group": name} if name == "x" else fail(),
    "reloadConfig": lambda: [[[], [], ["x"]]],
    "stopProcessGroup": stop_group,
    "stopProcess": fail,
    "clearProcessLogs": fail,
    "tailProcessStdoutLog": fail,
    "readProcessStdoutLog": fail,
    "readLog": fail,
}
for name, call in calls.items():
    server.register_function(call, "supervisor." + name)
open("up", "w").write("up")
server.serve_forever()
