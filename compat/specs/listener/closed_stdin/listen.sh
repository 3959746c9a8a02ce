#!/bin/sh
echo READY
if [ $SUPERVISOR_PROCESS_NAME = p_0 ]; then
  exec < /dev/null
  echo closed > closed
  exec sleep 300
fi
read -r header
head -c "${header##*len:}" > payload
echo "$header" > header
exec sleep 300
