#!/bin/sh
trap 'echo USR1 >> out' USR1
trap 'echo USR2 >> out' USR2
trap 'echo HUP >> out' HUP
echo ready > ready
while :; do sleep 0.05; done
