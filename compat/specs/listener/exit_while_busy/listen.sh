#!/bin/sh
echo READY
read -r header
if [ -e first ]; then
  echo "$header" > second
  exec sleep 300
fi
echo "$header" > first
exit 1
