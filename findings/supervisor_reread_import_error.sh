#!/bin/sh
# Supervisor 4.3.0: what a module raises that a reread imports reaches the caller, unless it is one of two exceptions.
#
# A result_handler= or rpcinterface_factory= is imported at each reread, with whatever the module does then.
#
# Expected: a reread that cannot import is CANT_REREAD, whatever the module raises.
# Seen:     ImportError is CANT_REREAD; RuntimeError ends the call with HTTP 500 and its text stands in supervisord's log.
set -eu
work=$(mktemp -d)
daemon=
trap '[ -z "$daemon" ] || kill "$daemon" || true; wait; rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet supervisor==4.3.0

cat > "$work/s.conf" <<END
[supervisord]
logfile=$work/s.log
pidfile=$work/s.pid
[unix_http_server]
file=$work/s.sock
[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
[include]
files=$work/more.ini
END
"$work/venv/bin/supervisord" -n -c "$work/s.conf" > "$work/out" 2>&1 &
daemon=$!
cat > "$work/ask.py" <<'END'
import sys, time
import xmlrpc.client
from supervisor.xmlrpc import SupervisorTransport

work = sys.argv[1]
server = xmlrpc.client.ServerProxy("http://x", SupervisorTransport(None, None, "unix://%s/s.sock" % work))
end = time.monotonic() + 20
while True:
    try:
        server.supervisor.getState()
        break
    except OSError:
        if time.monotonic() > end:
            raise
        time.sleep(0.1)


def reread(raised):
    with open("%s/venv/bin/handler_%s.py" % (work, raised), "w") as module:
        module.write("raise %s('said so')\n" % raised)
    with open("%s/more.ini" % work, "w") as section:
        section.write("[eventlistener:l]\ncommand=cat\nevents=TICK_5\nresult_handler=handler_%s:handle\n" % raised)
    try:
        return server.supervisor.reloadConfig()
    except xmlrpc.client.Fault as fault:
        return "fault %s" % fault.faultString.split(":")[0]
    except xmlrpc.client.ProtocolError as error:
        return "HTTP %s" % error.errcode


answers = {raised: reread(raised) for raised in ("ImportError", "RuntimeError")}
print(answers)
assert answers == {"ImportError": "fault CANT_REREAD", "RuntimeError": "HTTP 500"}, answers
END
PYTHONPATH=$("$work/venv/bin/python" -c "import site; print(site.getsitepackages()[0])") \
  "$work/venv/bin/python" "$work/ask.py" "$work"
grep -q "said so" "$work/s.log"
