#!/bin/sh
# Supervisor 4.3.0: a relative command= is looked for in one folder and executed in another.
#
# That it is there and may be executed is checked from supervisord's own folder; the program is executed after the step
# to directory=.
#
# Expected: with directory=app, ./run is app/run, or else always ./run of the folder where supervisord was started.
# Seen:     "can't find command './run'" though app/run is there; once some ./run is in the folder of the start,
#           whatever it is, app/run is what runs.
set -eu
work=$(mktemp -d)
daemon=
trap '[ -z "$daemon" ] || kill "$daemon" || true; wait; rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet supervisor==4.3.0

mkdir "$work/app" "$work/start"
printf '#!/bin/sh\necho app\n' > "$work/app/run"
chmod +x "$work/app/run"
cat > "$work/s.conf" <<END
[supervisord]
logfile=$work/s.log
pidfile=$work/s.pid
[program:x]
command=./run
directory=$work/app
stdout_logfile=$work/x.log
startsecs=0
autorestart=false
startretries=50
END
cd "$work/start"
"$work/venv/bin/supervisord" -n -c "$work/s.conf" > /dev/null 2>&1 &
daemon=$!
for _ in $(seq 300); do
  if grep -qs "can't find command" "$work/s.log"; then break; fi
  sleep 0.1
done
grep "can't find command './run'" "$work/s.log"

printf '#!/bin/sh\necho start\n' > "$work/start/new"
chmod +x "$work/start/new"
mv "$work/start/new" "$work/start/run"
for _ in $(seq 300); do
  if [ -s "$work/x.log" ]; then break; fi
  sleep 0.1
done
cat "$work/x.log"
[ "$(cat "$work/x.log")" = "app" ]
