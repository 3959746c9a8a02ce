# each.sh FOLDER ACTION...: what the supervisorctl of that folder says to each action
ctl=$1/supervisorctl
shift
for action; do
  echo "$action"
  $ctl -s http://127.0.0.1:$PORT $action
  echo "[exit $?]"
done
