#!/bin/bash
# Notes each event as "header\npayload\x1e". What is remote and asks for it is rejected, once.
while :; do
  echo READY
  read -r header || exit 0
  payload=$(head -c "${header##*len:}" < /dev/stdin; echo .)
  printf '%s\n%s\x1e\n' "$header" "${payload%.}" >> bash.events
  if [[ $payload == "type:REJECT"* && ! -e rejected ]]; then
    touch rejected
    printf 'RESULT 4\nFAIL'
  else
    printf 'RESULT 2\nOK'
  fi
done
