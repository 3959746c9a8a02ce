#!/bin/sh
trap 'sleep 0.5; exit 0' TERM
echo ready > slow.ready
while :; do sleep 0.1; done
