#!/bin/sh
sleep 300 > /dev/null 2>&1 &
printf '%08d' $! > $SUPERVISOR_PROCESS_NAME.kid
wait
exec sleep 300
