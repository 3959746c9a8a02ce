#!/bin/sh
printf 'out 1\n'
printf 'err 1\n' >&2
printf 'out 2 without end'
