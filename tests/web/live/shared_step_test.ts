import { assertEquals, assertRejects } from "@std/assert";
import { SharedStep } from "../../../src/web/live/shared_step.ts";

Deno.test("SharedStep does work once for all who wait, then anew", async () => {
  const ends: (() => void)[] = [];
  const step = new SharedStep(() => new Promise((resolve) => ends.push(resolve)));
  const { signal } = new AbortController();
  const waiting = [step.join(signal), step.join(signal)];
  assertEquals(ends.length, 1);
  ends[0]?.();
  await Promise.all(waiting);
  const next = step.join(signal);
  assertEquals(ends.length, 2);
  ends[1]?.();
  await next;
});

Deno.test("SharedStep is abandoned when nobody waits any more, and not before", async () => {
  const signals: AbortSignal[] = [];
  const step = new SharedStep((left) => {
    signals.push(left);
    return new Promise((resolve) => left.addEventListener("abort", () => resolve()));
  });
  const [one, other] = [new AbortController(), new AbortController()];
  const waiting = [step.join(one.signal), step.join(other.signal)];
  one.abort();
  await waiting[0];
  assertEquals(signals.map(({ aborted }) => aborted), [false]);
  other.abort();
  const next = step.join(new AbortController().signal);
  await waiting[1];
  assertEquals(signals.map(({ aborted }) => aborted), [true, false]);
  await step.join(one.signal);
  assertEquals(signals.length, 2);
  void next;
});

Deno.test("SharedStep lets everybody know that it has failed", async () => {
  const step = new SharedStep(() => Promise.reject(new Error("no")));
  const { signal } = new AbortController();
  const waiting = [step.join(signal), step.join(signal)];
  for (const one of waiting) await assertRejects(() => one, Error, "no");
});
