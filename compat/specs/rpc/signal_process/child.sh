#!/bin/sh
trap 'echo USR1 >> child.out' USR1
trap 'echo USR2 >> child.out' USR2
echo $$ > child.pid
while :; do sleep 0.05; done
