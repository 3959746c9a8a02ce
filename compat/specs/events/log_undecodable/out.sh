#!/bin/sh
printf 'caf\303\n'
exec sleep 300
