# late.sh TIME TEXT: is the log's line of TEXT more than 0.35 seconds after that time?
line=$(grep -m 1 "$2" supervisord.log | cut -c1-23 | tr , .)
[ "$(date -d "$line 0.35 seconds ago" +%s%N)" -gt "$(date -d "$1" +%s%N)" ] && echo late || echo at once
