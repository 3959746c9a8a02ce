#!/bin/sh
# Fails twice
echo started >> starts
[ $(wc -l < starts) -ge 3 ]
