#!/bin/sh
for signal in HUP USR1 USR2; do trap "echo $signal >> got" $signal; done
for signal in TERM INT QUIT; do trap "echo $signal >> got; exit 3" $signal; done
echo "$0 $*" > child.args
printf '%08d' $$ > child.tmp
mv child.tmp child.pid
while :; do sleep 0.05; done
