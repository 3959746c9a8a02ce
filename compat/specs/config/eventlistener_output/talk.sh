#!/bin/sh
# Once told to: a line and a captured message, on stdout and on stderr
until [ -e go ]; do sleep 0.1; done
for fd in 1 2; do
  printf 'line of %d\n<!--XSUPERVISOR:BEGIN-->captured from %d<!--XSUPERVISOR:END-->' $fd $fd >&$fd
done
exec sleep 1000
