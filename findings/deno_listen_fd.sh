#!/bin/sh
# Deno 2.6.8: no server can be made on a listening socket that was inherited, though node:net has the call for it.
#
# So neither socket activation nor a supervisor's FastCGI socket on descriptor 0 can be served without calling libc.
#
# Expected: net.createServer().listen({ fd }) takes the connections of the socket, as the same file does in Node
#           20.20.2.
# Seen:     Node: listening on the inherited port. Deno: "listen EINVAL: invalid argument".
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export DENO_DIR="$work/cache"
cat > serve.mjs <<'END'
import net from "node:net";

const server = net.createServer();
server.on("error", (error) => console.log(error.message));
server.listen({ fd: 5 }, () => {
  console.log(`listening on the ${server.address().port === Number(process.argv[2]) ? "inherited" : "wrong"} port`);
  server.close();
});
END
cat > hand_over.py <<'END'
import os, socket, sys

server = socket.create_server(("127.0.0.1", 0))
os.dup2(server.fileno(), 5, inheritable=True)
os.execvp(sys.argv[1], sys.argv[1:] + ["serve.mjs", str(server.getsockname()[1])])
END
npm install --silent --no-fund --no-audit node@20.20.2 deno@2.6.8
node=$(python3 hand_over.py node_modules/.bin/node)
deno=$(python3 hand_over.py node_modules/.bin/deno run -A)
printf 'Node: %s\nDeno: %s\n' "$node" "$deno"
[ "$node" = "listening on the inherited port" ]
[ "$deno" = "listen EINVAL: invalid argument" ]
