import http.client, socket, xmlrpc.client

connection = http.client.HTTPConnection("localhost")
connection.sock = socket.socket(socket.AF_UNIX)
connection.sock.connect("s.sock")
connection.request("POST", "/RPC2", xmlrpc.client.dumps(("big", "x" * 2000000), "supervisor.sendRemoteCommEvent"))
response = connection.getresponse()
print(response.status, xmlrpc.client.loads(response.read())[0][0])
