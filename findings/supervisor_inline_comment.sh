#!/bin/sh
# Supervisor 4.3.0 (on Python 3.11): where a line holds both a ';' and a '#', it is not the first comment that is cut
# off.
#
# Both signs begin a comment after white space. Round by round the next place of each sign is looked at, and the first
# round in which one of them begins a comment ends the search. A ';' inside a word uses up the first round of ';', so
# that a '#' much later in the line wins over a ' ;' before it.
#
# Expected: everything from the first " ;" on is a comment in both programs: "plain" and "a;b".
# Seen:     "plain", but "a;b ;first": the words of the first comment are arguments of the command.
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
[program:plain]
command=/bin/echo plain ;first #second
stdout_logfile=$work/plain.log
startsecs=0
autorestart=false
[program:word]
command=/bin/echo a;b ;first #second
stdout_logfile=$work/word.log
startsecs=0
autorestart=false
END
"$work/venv/bin/supervisord" -n -c "$work/s.conf" > /dev/null 2>&1 &
daemon=$!
for _ in $(seq 300); do
  if [ -s "$work/plain.log" ] && [ -s "$work/word.log" ]; then break; fi
  sleep 0.1
done
cat "$work/plain.log" "$work/word.log"
[ "$(cat "$work/plain.log")" = "plain" ]
[ "$(cat "$work/word.log")" = "a;b ;first" ]
