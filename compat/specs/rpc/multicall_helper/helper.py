import os
import xmlrpc.client

server = xmlrpc.client.ServerProxy("http://127.0.0.1:" + os.environ["PORT"])
calls = xmlrpc.client.MultiCall(server)
calls.supervisor.getAPIVersion()
calls.supervisor.getProcessInfo("nope")
results = calls()
for index in range(2):
    try:
        print(results[index])
    except (ValueError, xmlrpc.client.Fault) as error:
        print(repr(error))
