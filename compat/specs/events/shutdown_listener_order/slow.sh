#!/bin/sh
# Ends when the listener has heard that it is to end
: >> late.events
trap 'while ! grep -q "STOPPING processname:slow" late.events; do sleep 0.05; done; exit 0' TERM
echo ready > slow.ready
while :; do sleep 0.1; done
