#!/bin/sh
tries=0
while :; do
  echo READY
  read -r header || exit 0
  head -c "${header##*len:}" > /dev/null
  echo "$header" >> headers
  tries=$((tries + 1))
  [ $tries -le 2 ] && printf 'RESULT 4\nFAIL' || printf 'RESULT 2\nOK'
done
