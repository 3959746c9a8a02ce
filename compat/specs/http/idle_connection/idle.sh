request='GET /ok.html HTTP/1.1\r\nHost: x\r\n\r\n'
exec 3<>/dev/tcp/127.0.0.1/$PORT
printf "$request" >&3
read -r status <&3
echo "$status"
echo 1740 > offset
for ((count = 0; count < 600; count++)); do
  exec 4<>/dev/tcp/127.0.0.1/$PORT
  printf 'GET /ok.html HTTP/1.0\r\n\r\n' >&4
  while read -r line <&4; do :; done
  exec 4>&-
done
echo "$line"
printf 'GET /ok.html HTTP/1.1\r\nConnection: close\r\n\r\n' >&3
grep -o 'HTTP/1.1 200 OK' <&3
