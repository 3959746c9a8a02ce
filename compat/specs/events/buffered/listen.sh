# Takes no event until there is a file go
while [ ! -e go ]; do sleep 0.05; done
while :; do
  echo READY
  read -r header || exit 0
  payload=$(head -c "${header##*len:}")
  name=${header##*eventname:}
  printf '%s %s\n' "${name%% *}" "$payload" >> events
  printf 'RESULT 2\nOK'
done
