#!/bin/sh
printf 'text\n'
sleep 0.5
