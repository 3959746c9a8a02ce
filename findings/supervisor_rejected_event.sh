#!/bin/sh
# Supervisor 4.3.0: an event that one listener rejects is sent to listeners of other pools that never asked for its
# type.
#
# To put the event back, the pool of the rejecting process is looked for with an equality that compares the priority of
# processes alone, and nearly all listeners have the default.
#
# Expected: a listener with events=TICK_3600 gets nothing but that; the rejected event goes back to its own pool.
# Seen:     it gets the PROCESS_STATE_EXITED that the other one rejected; with another priority= for the program of one
#           of the two it does not.
set -eu
work=$(mktemp -d)
daemon=
trap '[ -z "$daemon" ] || kill "$daemon" || true; wait; rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet supervisor==4.3.0

cat > "$work/listener.py" <<'END'
import sys

rejects = sys.argv[1] == "rejects"
while True:
    print("READY", flush=True)
    header = dict(word.split(":") for word in sys.stdin.readline().split())
    sys.stdin.read(int(header["len"]))
    print(header["pool"], header["eventname"], "rejected" if rejects else "accepted", file=sys.stderr, flush=True)
    sys.stdout.write("RESULT 4\nFAIL" if rejects else "RESULT 2\nOK")
    sys.stdout.flush()
    rejects = False
END
cat > "$work/s.conf" <<END
[supervisord]
logfile=$work/s.log
pidfile=$work/s.pid
[eventlistener:rejecting]
command=$work/venv/bin/python $work/listener.py rejects
events=PROCESS_STATE_EXITED
stderr_logfile=$work/rejecting.log
[eventlistener:hourly]
command=$work/venv/bin/python $work/listener.py accepts
events=TICK_3600
stderr_logfile=$work/hourly.log
[program:ends]
command=/bin/true
startsecs=0
autorestart=false
END
"$work/venv/bin/supervisord" -n -c "$work/s.conf" > /dev/null 2>&1 &
daemon=$!
for _ in $(seq 300); do
  if [ -s "$work/hourly.log" ] && [ "$(grep -c EXITED "$work/rejecting.log")" = 2 ]; then break; fi
  sleep 0.1
done
cat "$work/rejecting.log" "$work/hourly.log"
[ "$(grep -c EXITED "$work/rejecting.log")" = 2 ]
grep -qx "hourly PROCESS_STATE_EXITED accepted" "$work/hourly.log"
