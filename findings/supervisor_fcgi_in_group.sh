#!/bin/sh
# Supervisor 4.3.0: an [fcgi-program:x] that a [group:y] lists is started without its socket.
#
# Its change log names support for such groups since 3.4.0, and nothing is said in the log.
#
# Expected: descriptor 0 is the listening socket in both programs.
# Seen:     it is in the free one; in the one of the group it is a pipe, and the file of the socket is never made.
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
[fcgi-program:free]
command=/bin/readlink /proc/self/fd/0
socket=unix://$work/free.sock
stdout_logfile=$work/free.log
startsecs=0
autorestart=false
[group:some]
programs=grouped
[fcgi-program:grouped]
command=/bin/readlink /proc/self/fd/0
socket=unix://$work/grouped.sock
stdout_logfile=$work/grouped.log
startsecs=0
autorestart=false
END
"$work/venv/bin/supervisord" -n -c "$work/s.conf" > /dev/null 2>&1 &
daemon=$!
for _ in $(seq 300); do
  if [ -s "$work/free.log" ] && [ -s "$work/grouped.log" ]; then break; fi
  sleep 0.1
done
cat "$work/free.log" "$work/grouped.log"
grep -q '^socket:' "$work/free.log"
grep -q '^pipe:' "$work/grouped.log"
[ -S "$work/free.sock" ]
[ ! -e "$work/grouped.sock" ]
