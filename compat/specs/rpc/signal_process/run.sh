#!/bin/sh
# Its child is in the same process group: what is sent to the group reaches it, too
./child.sh &
trap 'echo USR1 >> out' USR1
trap 'echo USR2 >> out' USR2
trap 'echo HUP >> out' HUP
until [ -s child.pid ]; do sleep 0.05; done
echo ready > ready
while :; do sleep 0.05; done
