exec 3<>/dev/tcp/127.0.0.1/$PORT
printf 'GET /logtail/p HTTP/1.1\r\n\r\n' >&3
until [[ $line = before* ]]; do read -r line <&3 || exit 1; done
echo "$line"
: > p.log; echo after >> p.log
# Nothing tells that something will not come.
timeout 2 cat <&3 | tr -d '\r'
[ "${PIPESTATUS[0]}" = 124 ] && echo open || echo closed
