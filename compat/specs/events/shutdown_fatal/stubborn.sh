#!/bin/sh
# Notes what it was sent, also when it has been told to stop
trap '' TERM
echo READY
while read -r header; do
  payload=$(head -c "${header##*len:}")
  echo "$payload" >> l.events
  printf 'RESULT 2\nOKREADY\n'
done
