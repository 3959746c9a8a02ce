#!/bin/sh
# where.sh SUPERVISORD CLOSED...: the folder of the AUTO logs where CLOSED cannot be written. It runs at another path of
# this folder, as that one may be below a closed one.
supervisord=$1
shift
unset TMPDIR TEMP TMP
mount --bind . /mnt
cd /mnt
for closed in "$@"; do
  mount --bind "$closed" "$closed"
  mount -o remount,ro,bind "$closed"
done
"$supervisord" -k -s -c supervisord.conf
until [ -s supervisord.pid ] && logs=$(readlink /proc/"$(cat supervisord.pid)"/fd/* | grep -e ---); do sleep 0.05; done
dirname $logs | sort -u
kill "$(cat supervisord.pid)"
while [ -e supervisord.pid ]; do sleep 0.05; done
rm $logs
