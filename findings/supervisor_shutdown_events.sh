#!/bin/sh
# Supervisor 4.3.0: at a shutdown a listener is not told that the last program has stopped, unless a group that was down
# anyway lies between the two.
#
# Groups are taken off one at a time, a listener's last. It is stopped in the very pass in which the end of the last
# program is noticed, so that the event never leaves its queue; every group without anything to stop costs one more
# pass.
#
# Expected: the same events in both runs, PROCESS_STATE_STOPPED of "last" among them.
# Seen:     without the idle groups no PROCESS_STATE_STOPPED; with them it comes.
set -eu
work=$(mktemp -d)
daemon=
trap '[ -z "$daemon" ] || kill "$daemon" || true; wait; rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet supervisor==4.3.0

cat > "$work/listener.py" <<'END'
import sys

while True:
    print("READY", flush=True)
    header = dict(word.split(":") for word in sys.stdin.readline().split())
    sys.stdin.read(int(header["len"]))
    with open(sys.argv[1], "a") as heard:
        print(header["eventname"], file=heard)
    sys.stdout.write("RESULT 2\nOK")
    sys.stdout.flush()
END

# $1 is the name of the run, what is read from stdin is added to its configuration
run() {
  { cat; cat <<END
[supervisord]
logfile=$work/$1.log
pidfile=$work/s.pid
[program:last]
command=/bin/cat
[eventlistener:l]
command=$work/venv/bin/python $work/listener.py $work/$1.events
events=PROCESS_STATE_RUNNING,PROCESS_STATE_STOPPED
END
  } > "$work/s.conf"
  "$work/venv/bin/supervisord" -n -c "$work/s.conf" > /dev/null 2>&1 &
  daemon=$!
  for _ in $(seq 300); do
    if [ "$(grep -cs RUNNING "$work/$1.events")" = 2 ]; then break; fi
    sleep 0.1
  done
  kill "$daemon"
  wait "$daemon" || true
  daemon=
  grep -q "stopped: last" "$work/$1.log"
  echo "$1: $(tr '\n' ' ' < "$work/$1.events")"
}

run bare < /dev/null
run between <<END
[program:idle1]
command=/bin/cat
autostart=false
priority=1
[program:idle2]
command=/bin/cat
autostart=false
priority=2
END
if grep -q STOPPED "$work/bare.events"; then exit 1; fi
grep -q STOPPED "$work/between.events"
