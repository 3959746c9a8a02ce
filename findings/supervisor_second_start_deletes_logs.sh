#!/bin/sh
# Supervisor 4.3.0: to start it a second time by mistake deletes the logs of the programs that are running.
#
# The old AUTO logs (stdout_logfile's default) are removed before it is noticed that the port or socket is in use.
#
# Expected: the second start fails and leaves everything of the first as it is.
# Seen:     it fails with exit status 2, the log with "precious" is gone, and what the program writes from then on goes
#           to a file without a name.
set -eu
work=$(mktemp -d)
daemon=
trap '[ -z "$daemon" ] || kill "$daemon" || true; wait; rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet supervisor==4.3.0

mkdir "$work/logs"
cat > "$work/s.conf" <<END
[supervisord]
logfile=$work/s.log
pidfile=$work/s.pid
childlogdir=$work/logs
[unix_http_server]
file=$work/s.sock
[program:writer]
command=/bin/sh -c "echo precious; exec cat"
END
"$work/venv/bin/supervisord" -n -c "$work/s.conf" > /dev/null 2>&1 &
daemon=$!
for _ in $(seq 300); do
  if grep -qs precious "$work"/logs/writer-stdout*; then break; fi
  sleep 0.1
done
cat "$work"/logs/writer-stdout*
log=$(ls "$work"/logs/writer-stdout*)

status=0
"$work/venv/bin/supervisord" -n -c "$work/s.conf" > "$work/second" 2>&1 || status=$?
grep "Another program is already listening" "$work/second"
[ "$status" = 2 ]
kill -0 "$daemon"
if [ -s "$log" ]; then echo "the log is still there"; exit 1; fi
