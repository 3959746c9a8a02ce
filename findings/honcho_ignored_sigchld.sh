#!/bin/sh
# honcho 2.0.0 (on Python 3.11): started by a parent that ignores SIGCHLD it reports that failing processes succeed.
#
# An ignored SIGCHLD is inherited over execve, and then the kernel keeps no exit status: waitpid has ECHILD to tell.
# Python's subprocess makes a 0 of that, and honcho takes it for the truth. (Deno 2.6.8's Command throws instead.)
#
# Expected: "stopped (rc=3)" and exit status 3, whoever started it.
# Seen:     that with the default SIGCHLD; "stopped (rc=0)" and exit status 0 with an ignored one.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet honcho==2.0.0

echo 'web: exit 3' > "$work/Procfile"
cat > "$work/with.py" <<'END'
import os, signal, sys

signal.signal(signal.SIGCHLD, getattr(signal, sys.argv[1]))
os.execv(sys.argv[2], sys.argv[2:])
END
start() {
  status=0
  "$work/venv/bin/python" "$work/with.py" "$1" "$work/venv/bin/honcho" -f "$work/Procfile" start > "$work/out" 2>&1 ||
    status=$?
  grep -o 'stopped (rc=.*)' "$work/out"
  echo "exit status $status"
}
ordinary=$(start SIG_DFL)
ignored=$(start SIG_IGN)
printf '%s\n' "$ordinary" "$ignored"
[ "$(echo $ordinary)" = "stopped (rc=3) exit status 3" ]
[ "$(echo $ignored)" = "stopped (rc=0) exit status 0" ]
