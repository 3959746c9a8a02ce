# The answer comes at last when the log has grown by 64 KiB
exec 3<>/dev/tcp/127.0.0.1/$PORT
printf 'GET /logtail/cat HTTP/1.0\r\n\r\n' >&3
while sleep 0.1; do head -c 70000 /dev/zero | tr '\0' x; done >> cat.log &
head -1 <&3 | tr -d '\r'
kill $!
