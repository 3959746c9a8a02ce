#!/bin/sh
# Ends when the listener has heard that it is to end
heard() { grep -c 'STOPPING processname:slow' l.events; }
: >> l.events
before=$(heard)
trap 'while [ $(heard) = $before ]; do sleep 0.05; done; exit 0' TERM
echo ready > slow.ready
while :; do sleep 0.1; done
