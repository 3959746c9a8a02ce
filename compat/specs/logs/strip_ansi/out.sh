#!/bin/sh
# The second line: what ends a sequence, and (G, S, n) what does not
printf '\033[1;31mred\033[0m plain \033[2K\033]0;title\007 \033[10;20Hend\n%b\n' \
  '\033[1H-\033[1f-\033[1A-\033[1B-\033[1C-\033[1D-\033[1R-\033[1s-\033[1u-\033[1J-\033[1h-\033[1l-\033[1p-\033[1GSnm-'
