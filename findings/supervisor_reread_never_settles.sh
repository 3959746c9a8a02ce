#!/bin/sh
# Supervisor 4.3.0: a [group:x] beside a [program:x] that it does not list is "changed" at every reread, and every
# update restarts it.
#
# Both are groups of the name x. The program's is dropped in silence, yet each reread compares it with the one that
# runs.
#
# Expected: two groups of a name are refused, or at least a second update without an edit finds nothing to do.
# Seen:     [program:app] never runs, "app: changed" at each reread, and a new pid of app:worker after each update.
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
[supervisorctl]
serverurl=unix://$work/s.sock
[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
[group:app]
programs=worker
[program:worker]
command=/bin/cat
startsecs=0
[program:app]
command=/bin/cat
startsecs=0
END
ctl() { "$work/venv/bin/supervisorctl" -c "$work/s.conf" "$@"; }
running() { ctl pid app:worker | grep -qx '[1-9][0-9]*'; }
wait_for() {
  for _ in $(seq 60); do
    if "$@"; then return; fi
    sleep 0.2
  done
  echo "never true: $*" && exit 1
}

"$work/venv/bin/supervisord" -n -c "$work/s.conf" > /dev/null 2>&1 &
daemon=$!
wait_for running
before=$(ctl pid app:worker)
first=$(ctl reread)
second=$(ctl reread)
ctl update
wait_for running
after=$(ctl pid app:worker)
ctl status > "$work/status" || true
echo "$first / $second / pid $before, then $after"
cat "$work/status"
[ "$first" = "app: changed" ]
[ "$second" = "app: changed" ]
[ "$before" != "$after" ]
[ "$(cut -d ' ' -f 1 "$work/status")" = "app:worker" ]
