#!/bin/sh
# Supervisor 4.3.0 on Python 3.4 and later: stdin, stdout and stderr of a daemonized supervisord are close-on-exec.
#
# Expected: 0, 1 and 2 are inherited, as of every program; those of a daemon are /dev/null, which was opened for that.
# Seen:     /dev/null is opened on the numbers that were closed, and what Python opens is not inherited (PEP 446). Whoever
#           executes another program in the daemon's place has no stdio then, and its first file is number 0.
set -eu
work=$(mktemp -d)
daemon=
trap '[ -z "$daemon" ] || kill "$daemon" || true; rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet supervisor==4.3.0
cat > "$work/s.conf" <<END
[supervisord]
logfile=$work/s.log
pidfile=$work/s.pid
END
"$work/venv/bin/supervisord" -c "$work/s.conf"
n=0
until [ -s "$work/s.pid" ]; do
  n=$((n + 1))
  [ "$n" -lt 100 ]
  sleep 0.1
done
daemon=$(cat "$work/s.pid")
for fd in 0 1 2; do
  flags=$(sed -n 's/^flags:[[:space:]]*//p' "/proc/$daemon/fdinfo/$fd")
  echo "$fd -> $(readlink "/proc/$daemon/fd/$fd"), flags $flags, close-on-exec $((0$flags >> 19 & 1))"
done | tee "$work/seen"
[ "$(grep -c '/dev/null, .* close-on-exec 1$' "$work/seen")" = 3 ]
