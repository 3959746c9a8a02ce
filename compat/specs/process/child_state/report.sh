#!/bin/sh
out=$DIR/$SUPERVISOR_PROCESS_NAME
for fd in 0 1 2 3 4 5 6 7 8; do
  [ -e /proc/$$/fd/$fd ] && echo "$fd $(readlink /proc/$$/fd/$fd | sed 's/\[.*//')" >> $out.tmp
done
[ "$(readlink /proc/$$/fd/1)" = "$(readlink /proc/$$/fd/2)" ] && echo 1 and 2 are the same >> $out.tmp
read -r pid comm state ppid pgrp session rest < /proc/$$/stat
[ $pgrp = $$ ] && echo leads its process group >> $out.tmp
[ $session = $$ ] && echo leads its session >> $out.tmp
[ $ppid = "$(cat $DIR/supervisord.pid)" ] && echo is a child of supervisord >> $out.tmp
read -r pid comm state ppid pgrp theirs rest < /proc/$ppid/stat
[ $session = $theirs ] && echo is in the session of supervisord >> $out.tmp
grep SigBlk /proc/self/status >> $out.tmp
ignored=$(grep SigIgn /proc/self/status | cut -f2)
echo "ignored: SIGPIPE $((0x$ignored >> 12 & 1)) SIGXFSZ $((0x$ignored >> 24 & 1)) SIGHUP $((0x$ignored & 1))" >> $out.tmp
umask >> $out.tmp
pwd >> $out.tmp
ulimit -Sn >> $out.tmp
echo end >> $out.tmp
mv $out.tmp $out.out
exec sleep 300
