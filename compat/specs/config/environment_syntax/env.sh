#!/bin/sh
name=$SUPERVISOR_PROCESS_NAME
{ echo "[$name]"; env | grep -E '^(T_|SUPERVISOR_ENABLED|  )' | sort; } > $name.tmp
mv $name.tmp $name.env
