#!/bin/sh
# next.sh SUPERVISORD: four times the option that the error names, which is then made right
for time in 1 2 3 4; do
  name=$("$1" -n -c supervisord.conf 2>&1 | sed -n "1s/.*' for '\([^']*\)' contains names.*/\1/p")
  [ "$name" ] || exit 0
  echo "$name"
  sed -i "/${name##*.}=/s/%(nope)s//" supervisord.conf
done
