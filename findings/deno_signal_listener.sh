#!/bin/sh
# Deno 2.6.8: a listener of Deno.addSignalListener that throws once is never called again, and the signal is swallowed.
#
# The throw ends the loop that reads the signal, as a rejected promise. A program that survives those (it has a
# listener for "unhandledrejection") hears nothing of that signal from then on: SIGTERM, if it is that, neither calls
# it nor ends it.
#
# Expected: as with a DOM event or in Node, the next signal calls the listener again.
# Seen:     called 1 time for 3 signals, one "unhandledrejection", the process lives on. A second listener of the same
#           signal is not called either.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export DENO_DIR="$work/cache"
npm install --silent --no-fund --no-audit deno@2.6.8

cat > signals.ts <<'END'
let called = 0, second = 0, other = 0, rejections = 0;
addEventListener("unhandledrejection", (event) => {
  rejections++;
  event.preventDefault();
});
Deno.addSignalListener("SIGUSR1", () => {
  called++;
  throw new Error("once");
});
Deno.addSignalListener("SIGUSR1", () => second++);
// Another signal, to see that they are delivered at all
Deno.addSignalListener("SIGUSR2", () => other++);
for (let i = 1; i <= 3; i++) {
  Deno.kill(Deno.pid, "SIGUSR1");
  Deno.kill(Deno.pid, "SIGUSR2");
  while (other < i) await new Promise((later) => setTimeout(later, 20));
  await new Promise((later) => setTimeout(later, 300));
}
console.log(`called ${called}, second ${second}, other ${other}, rejections ${rejections}`);
Deno.exit(0);
END
node_modules/.bin/deno run -A signals.ts | tee out
[ "$(cat out)" = "called 1, second 0, other 3, rejections 1" ]
