#!/bin/sh
trap 'exit 0' USR1
printf '%08d' $$ > $SUPERVISOR_PROCESS_NAME.tmp
mv $SUPERVISOR_PROCESS_NAME.tmp $SUPERVISOR_PROCESS_NAME.pid
while :; do sleep 0.1; done
