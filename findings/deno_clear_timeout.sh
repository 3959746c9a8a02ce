#!/bin/sh
# Deno 2.6.8: clearTimeout() does not always stop a timer that is due already.
#
# Expected: no callback after clearTimeout(), as the standard says and Node does.
# Seen:     where an awaited operation settles while the timer is due, and the timer is cleared behind that await, its
#           callback is called all the same, now and then. Who clears a timer has to look at a flag in the callback, too.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export DENO_DIR="$work/cache"
npm install --silent --no-fund --no-audit deno@2.6.8
cat > clear.mjs <<'END'
import { stat } from "node:fs/promises";
let late = 0;
for (let count = 0; count < 1000; count++) {
  let cleared = false;
  const timer = setTimeout(() => late += cleared ? 1 : 0, 2);
  await stat("/");
  for (const end = performance.now() + 2.5; performance.now() < end;);
  await stat("/");
  cleared = true;
  clearTimeout(timer);
  await new Promise((resolve) => setTimeout(resolve, 0));
}
console.log(late);
END
echo "called after clearTimeout(), of 1000: node $(node clear.mjs), deno $(node_modules/.bin/deno run -A clear.mjs)" | tee out
grep -q "node 0, deno [1-9]" out
