/*
 * A worker that ends the run when an input is tried for too long: code that never returns cannot be stopped from the
 * thread that it holds. It gets the test's name and a counter that the test raises before each input.
 */
const DEADLINE_MS = 10_000;
const PERIOD_MS = 500;

interface Watched {
  readonly name: string;
  readonly counter: SharedArrayBuffer;
}

addEventListener("message", (event) => {
  if (!(event instanceof MessageEvent)) return;
  const data: Watched = event.data;
  const counter = new Int32Array(data.counter);
  let last = -1;
  let since = performance.now();
  setInterval(() => {
    const now = Atomics.load(counter, 0);
    if (now !== last) {
      last = now;
      since = performance.now();
    }
    if (performance.now() - since < DEADLINE_MS) return;
    console.error(`${data.name}: input ${now} takes more than ${DEADLINE_MS} ms`);
    Deno.kill(Deno.pid, "SIGKILL");
  }, PERIOD_MS);
});
