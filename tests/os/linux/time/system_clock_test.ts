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
