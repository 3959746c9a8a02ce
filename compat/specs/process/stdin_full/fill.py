import http.client, socket, xmlrpc.client

for _ in range(2):
    connection = http.client.HTTPConnection("localhost")
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.connect("s.sock")
    connection.request("POST", "/RPC2", xmlrpc.client.dumps(("p", "x" * 200000), "supervisor.sendProcessStdin"))
    response = connection.getresponse()
    body = response.read()
    print(response.status, xmlrpc.client.loads(body)[0][0] if response.status == 200 else "")
