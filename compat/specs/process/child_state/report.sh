#!/bin/sh
exec 9> $DIR/$SUPERVISOR_PROCESS_NAME.tmp
{
  for fd in 0 1 2 3 4 5 6 7 8; do
    [ -e /proc/$$/fd/$fd ] && echo $fd $(readlink /proc/$$/fd/$fd | sed 's/\[.*//')
  done
  [ "$(readlink /proc/$$/fd/1)" = "$(readlink /proc/$$/fd/2)" ] && echo 1 and 2 are the same
  read -r pid comm state ppid pgrp session rest < /proc/$$/stat
  [ $pgrp = $$ ] && echo leads its process group
  [ $session = $$ ] && echo leads its session
  grep -E '^Sig(Blk|Ign|Cgt)' /proc/$$/status
  umask
  pwd
  ulimit -Sn
  echo end
} >&9
mv $DIR/$SUPERVISOR_PROCESS_NAME.tmp $DIR/$SUPERVISOR_PROCESS_NAME.out
exec sleep 300 9>&-
