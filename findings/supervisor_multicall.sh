#!/bin/sh
# Supervisor 4.3.0: system.multicall answers bare values, which Python's own xmlrpc.client.MultiCall misreads.
#
# By the convention that XML-RPC libraries share, each result stands in an array of one element, and a struct is a
# fault. Supervisor leaves the array out, so that a list looks like the wrapping of its first element.
#
# Expected: the results of the three calls are what the same calls answer one at a time.
# Seen:     getState (a struct)           KeyError 'faultCode'
#           getPID (a number)             ValueError: unexpected type in multicall result
#           getAllProcessInfo (a list)    no error: the first process alone, instead of the list of two
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
[program:one]
command=/bin/cat
[program:two]
command=/bin/cat
END
"$work/venv/bin/supervisord" -n -c "$work/s.conf" > /dev/null 2>&1 &
daemon=$!
for _ in $(seq 300); do
  if [ -S "$work/s.sock" ]; then break; fi
  sleep 0.1
done

"$work/venv/bin/python" - "$work/s.sock" <<'END'
import sys
from xmlrpc.client import MultiCall, ServerProxy
from supervisor.xmlrpc import SupervisorTransport

server = ServerProxy("http://127.0.0.1", SupervisorTransport(serverurl="unix://" + sys.argv[1]))

def together(name):
    calls = MultiCall(server)
    getattr(calls.supervisor, name)()
    try:
        return calls()[0]
    except Exception as error:
        return error

state, pid, processes = map(together, ["getState", "getPID", "getAllProcessInfo"])
print(repr(state), repr(pid), type(processes).__name__, processes["name"])
assert isinstance(state, KeyError) and state.args == ("faultCode",)
assert isinstance(pid, ValueError)
assert processes["name"] == "one" and len(server.supervisor.getAllProcessInfo()) == 2
END
