#!/bin/sh
# Supervisor 4.3.0: with stdout_capture_maxbytes= the last bytes that a program writes never reach its log.
#
# While it looks for <!--XSUPERVISOR:BEGIN--> it holds back up to as many bytes as that token has, until more output
# comes. Nothing comes after the end of the program, and what is held back then is dropped.
#
# Expected: the log is the same with and without capture mode, for output that holds no token at all.
# Seen:     "done, exit 0" is in the log of the program without it; the log of the program with it is empty.
set -eu
work=$(mktemp -d)
daemon=
trap '[ -z "$daemon" ] || kill "$daemon" || true; wait; rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet supervisor==4.3.0

touch "$work/s.log"
cat > "$work/s.conf" <<END
[supervisord]
logfile=$work/s.log
pidfile=$work/s.pid
[program:plain]
command=/bin/echo done, exit 0
stdout_logfile=$work/plain.log
startsecs=0
autorestart=false
[program:capturing]
command=/bin/echo done, exit 0
stdout_logfile=$work/capturing.log
stdout_capture_maxbytes=1KB
startsecs=0
autorestart=false
END
"$work/venv/bin/supervisord" -n -c "$work/s.conf" > /dev/null 2>&1 &
daemon=$!
for _ in $(seq 300); do
  if [ "$(grep -c 'exited: ' "$work/s.log")" = 2 ]; then break; fi
  sleep 0.1
done
kill "$daemon"
wait "$daemon" || true
daemon=
wc -c "$work/plain.log" "$work/capturing.log"
[ "$(grep -c 'exited: ' "$work/s.log")" = 2 ]
[ "$(cat "$work/plain.log")" = "done, exit 0" ]
[ -e "$work/capturing.log" ]
[ ! -s "$work/capturing.log" ]
