#!/bin/sh
trap 'exit 0' USR2
trap 'exit 9' QUIT
echo ready > $SUPERVISOR_PROCESS_NAME.ready
while :; do sleep 0.1; done
