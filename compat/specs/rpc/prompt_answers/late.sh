# late.sh TEXT TIME: does the last line of the log with TEXT come more than 0.45 seconds after TIME?
line=$(grep "$1" supervisord.log | tail -1 | cut -c1-23 | tr , .)
[ "$(date -d "$line 0.45 seconds ago" +%s%N)" -gt "$(date -d "$2" +%s%N)" ] && echo late || echo at once
