#!/bin/sh
# screen.sh open COMMAND: runs it on a terminal. keys TEXT KEYS...: presses keys once TEXT ends the last two lines on
# the screen, which a slash parts. show TEXT: what the screen shows, once TEXT is its last line.
set -e
screen() { tmux -S screen.sock "$@"; }
# The terminal's own echo of Ctrl-C comes where the line is not edited, which is how fg differs
shown() { screen capture-pane -p | sed '/^$/d; /^^C$/d'; }
await() { until shown | tail -2 | tr "\n" / | grep -q -- "${1%\$}/\$"; do sleep 0.05; done; }
case $1 in
open) screen -f /dev/null new-session -d -x 80 -y 40 "$2; echo \"[exit \$?]\"; exec sleep 60" ;;
keys) await "$2"; shift 2; screen send-keys "$@" ;;
# The next one must not find the server that is about to end
show) await "$2"; shown; screen kill-server; rm screen.sock ;;
esac
