#!/bin/sh
printf 'text\n'
