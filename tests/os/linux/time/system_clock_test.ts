import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { SystemClock } from "../../../../src/os/linux/time/system_clock.ts";
import "../../../support/open_libc.ts";

const A_MONTH = 30 * 24 * 3600;

Deno.test("now() is seconds since the epoch", () => {
  assertAlmostEquals(new SystemClock().now(), Date.now() / 1000, 1);
});

Deno.test("monotonic() is CLOCK_MONOTONIC, for every program the same", async () => {
  const clock = new SystemClock();
  const before = clock.monotonic();
  const script = "import time; print(time.clock_gettime(time.CLOCK_MONOTONIC))";
  const { stdout } = await new Deno.Command("python3", { args: ["-c", script] }).output();
  const between = Number(new TextDecoder().decode(stdout));
  assert(before < between && between < clock.monotonic(), `${before} < ${between} < ${clock.monotonic()}`);
});

Deno.test("at() calls back in order, once the instant has been reached and not before", async () => {
  const clock = new SystemClock();
  const start = clock.monotonic();
  const seen: number[] = [];
  await new Promise<void>((resolve) => {
    for (const delay of [0.03, 0.01, 0.0004]) {
      clock.at(start + delay, () => {
        assert(clock.monotonic() >= start + delay);
        seen.push(delay);
        if (delay === 0.03) resolve();
      });
    }
  });
  assertEquals(seen, [0.0004, 0.01, 0.03]);
});

Deno.test("at() calls back soon for an instant in the past", async () => {
  const clock = new SystemClock();
  await new Promise<void>((resolve) => clock.at(clock.monotonic() - 5, resolve));
});

Deno.test("at() can wait for longer than a 32-bit timer, and be cancelled", async () => {
  const clock = new SystemClock();
  const early: string[] = [];
  const cancels = [A_MONTH, Infinity].map((delay) => clock.at(clock.monotonic() + delay, () => early.push(`${delay}`)));
  const cancelled = clock.at(clock.monotonic() + 0.005, () => early.push("cancelled"));
  cancelled();
  await new Promise<void>((resolve) => clock.at(clock.monotonic() + 0.01, resolve));
  for (const cancel of cancels) cancel();
  assertEquals(early, []);
});

Deno.test("at() never calls back once it has been cancelled, however late that is", async () => {
  const clock = new SystemClock();
  let late = 0;
  for (let count = 0; count < 300; count++) {
    let cancelled = false;
    const cancel = clock.at(clock.monotonic() + 0.002, () => late += cancelled ? 1 : 0);
    await Deno.stat("/");
    // It is due by now, and the runtime has seen that when the next operation is done
    for (const end = performance.now() + 2.5; performance.now() < end;);
    await Deno.stat("/");
    cancelled = true;
    cancel();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  assertEquals(late, 0);
});
