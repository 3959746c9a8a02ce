#!/bin/sh
trap 'echo HUP >> got' HUP
trap 'echo TERM >> got; exit 3' TERM
echo "$0 $*" > child.args
printf '%08d' $$ > child.tmp
mv child.tmp child.pid
while :; do sleep 0.05; done
