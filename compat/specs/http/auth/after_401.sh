# What comes on a connection after a 401, though the next request has the right login
exec 3<>/dev/tcp/127.0.0.1/$PORT
printf 'GET /ok.html HTTP/1.1\r\n\r\n' >&3
until [[ $line = '</body>'* ]]; do read -r line <&3 || exit 1; done
printf 'GET /ok.html HTTP/1.1\r\nAuthorization: Basic c2hhOnNlY3JldA==\r\n\r\n' >&3
timeout 1 cat <&3 && echo closed || echo open
