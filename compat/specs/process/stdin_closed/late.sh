#!/bin/sh
# Reads nothing, and closes its stdin when told to
trap 'exec 0<&-; echo closed' USR1
echo ready
while :; do sleep 0.1; done
