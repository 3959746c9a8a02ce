#!/bin/sh
echo READY
read -r header
head -c "${header##*len:}" | tail -1 > $SUPERVISOR_PROCESS_NAME.tmp
echo >> $SUPERVISOR_PROCESS_NAME.tmp
mv $SUPERVISOR_PROCESS_NAME.tmp $SUPERVISOR_PROCESS_NAME.got
exec sleep 300
