#!/bin/sh
# Stands in for the Python of the tests: `-m supervisor.NAME ARGS` becomes the daemon's own command NAME.
case "$1 $2" in
"-m supervisor."*)
  command=${2#supervisor.}
  shift 2
  exec "$DAEMON_BIN/$command" "$@"
  ;;
"-c from supervisor import confecho; confecho.main()") exec "$DAEMON_BIN/echo_supervisord_conf" ;;
esac
echo "Cannot run $*: it is no command of Supervisor"
exit 1
