import http.client, socket, time, xmlrpc.client

connection = http.client.HTTPConnection("localhost")
connection.sock = socket.socket(socket.AF_UNIX)
connection.sock.connect("s.sock")
connection.request("POST", "/RPC2", xmlrpc.client.dumps(("p",), "supervisor.getProcessInfo"))
info = xmlrpc.client.loads(connection.getresponse().read())[0][0]
print(abs(time.time() - info["now"]) < 60, abs(time.time() - info["start"]) < 60)
