#!/bin/sh
result='RESULT 4\nFAIL'
while :; do
  echo READY
  read -r header || exit 0
  head -c "${header##*len:}" > /dev/null
  echo "$header" >> a.headers
  printf "$result"
  result='RESULT 2\nOK'
done
