#!/bin/sh
printf '\033[1;31mred\033[0m plain \033[2K\033]0;title\007 \033[10;20Hend\n'
