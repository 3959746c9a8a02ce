#!/bin/sh
# Fails twice
echo started >> starts
"$FIXTURES/after_pass.sh" $PPID
[ $(wc -l < starts) -ge 3 ]
