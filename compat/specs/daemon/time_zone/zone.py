"""zone.py BIN TZ: starts supervisord under TZ and prints how many minutes its local times are ahead of UTC."""
import calendar
import http.client
import os
import subprocess
import sys
import time
import xmlrpc.client

PORT = int(os.environ["PORT"])
command = [sys.argv[1] + "/supervisord", "-n", "-s", "-e", "blather", "-c", "supervisord.conf"]


def ahead(text, form):
    """A text without a year is read as one of 1900; whole days do not matter."""
    minutes = (calendar.timegm(time.strptime(text, form)) - time.time()) / 60
    return round(((minutes + 720) % 1440 - 720) / 15) * 15


daemon = subprocess.Popen(command, env=dict(os.environ, TZ=sys.argv[2]))
supervisor = xmlrpc.client.ServerProxy("http://127.0.0.1:%d" % PORT).supervisor
while True:
    try:
        supervisor.getState()
        break
    except ConnectionError:
        time.sleep(0.05)
supervisor.startProcess("p")
info = supervisor.getProcessInfo("p")
supervisor.stopProcess("p")
connection = http.client.HTTPConnection("127.0.0.1", PORT)
connection.request("GET", "/?action=refresh")
page = connection.getresponse().getheader("Location").replace("%20", " ").replace("%3A", ":")
log = open("supervisord.log").read()
print("log", ahead(log[:19], "%Y-%m-%d %H:%M:%S"))
print("server", ahead(log.split("started at ")[1].split("\n")[0], "%a %b %d %H:%M:%S %Y"))
print("page", ahead(page.split("refreshed at ")[1], "%a %b %d %H:%M:%S %Y"))
print("stop", ahead(supervisor.getProcessInfo("p")["description"], "%b %d %I:%M %p"))
print("epoch", abs(time.time() - info["now"]) < 60, abs(time.time() - info["start"]) < 60)
daemon.terminate()
daemon.wait()
os.remove("supervisord.log")
