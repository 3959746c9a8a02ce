#!/bin/sh
while :; do
  echo READY
  read -r header
  len=${header##*len:}
  payload=$(head -c $len)
  name=${header##*eventname:}
  echo "${name%% *} $payload" >> events
  case "$starts$name" in xPROCESS_STATE_BACKOFF*) echo end >> events;; esac
  case "$name" in PROCESS_STATE_STOPPED*) starts=x;; esac
  printf 'RESULT 2\nOK'
done
