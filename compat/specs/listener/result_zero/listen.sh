#!/bin/sh
result='RESULT 0\n'
while :; do
  echo READY
  read -r header || exit 0
  head -c "${header##*len:}" > /dev/null
  echo "$header" >> headers
  printf "$result"
  until [ -e go ]; do sleep 0.05; done
  result='RESULT 2\nOK'
done
