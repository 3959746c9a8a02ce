import { assertEquals } from "@std/assert";
import { describe } from "../../src/view/describe.ts";
import { NEVER_STARTED, type ProcessRecord } from "../../src/process/record.ts";
import { FakeClock } from "../support/fake_clock.ts";

const DAY = 86400;
const NOON = Date.UTC(2026, 10, 22, 12, 5) / 1000;

function described(record: Partial<ProcessRecord>): string {
  return describe({ ...NEVER_STARTED, ...record }, "x", { now: NOON + 0.2, clock: new FakeClock(), pauseEnd: null });
}

Deno.test("describe() tells the pid and whole seconds of a running process (RPC-079, RPC-080)", () => {
  const uptime = (startedAt: number) => described({ state: "RUNNING", pid: 5, startedAt });
  assertEquals(uptime(NOON - 91.9), "pid 5, uptime 0:01:32");
  assertEquals(uptime(NOON - DAY - 5), "pid 5, uptime 1 day, 0:00:05");
  assertEquals(uptime(NOON - 2 * DAY), "pid 5, uptime 2 days, 0:00:00");
  assertEquals(uptime(NOON + 3600), "pid 5, uptime 0:00:00");
});

Deno.test("describe() tells why a process does not start, or where that may be found (RPC-079)", () => {
  assertEquals(described({ state: "FATAL", spawnError: "bad" }), "bad");
  assertEquals(described({ state: "BACKOFF" }), 'unknown error (try "tail x")');
});

Deno.test("describe() tells when a process ended (RPC-079, STATE-033)", () => {
  const ended = (stoppedAt: number) => described({ state: "EXITED", startedAt: 1, stoppedAt });
  assertEquals(ended(NOON), "Nov 22 12:05 PM");
  assertEquals(ended(NOON - 12 * 3600), "Nov 22 12:05 AM");
  assertEquals(ended(NOON - 17 * DAY - 3600), "Nov 05 11:05 AM");
  assertEquals(ended(0), "Jan 01 12:00 AM");
  assertEquals(described({}), "Not started");
  assertEquals(described({ state: "STARTING", startedAt: 1 }), "");
});

Deno.test("describe() tells when a pause of our options ends", () => {
  const paused = (record: Partial<ProcessRecord>) => {
    const clock = new FakeClock();
    return describe({ ...NEVER_STARTED, ...record }, "x", { now: NOON, clock, pauseEnd: clock.monotonic() + 65 });
  };
  const exited = paused({ state: "EXITED", startedAt: 1, stoppedAt: NOON });
  assertEquals(exited, "Nov 22 12:05 PM, starts again Nov 22 12:06:05 PM");
  assertEquals(paused({ state: "BACKOFF", spawnError: "bad" }), "bad, starts again Nov 22 12:06:05 PM");
});

Deno.test("describe() tells when a pause of our options ends", () => {
  const paused = (record: Partial<ProcessRecord>) => {
    const clock = new FakeClock();
    return describe({ ...NEVER_STARTED, ...record }, "x", { now: NOON, clock, pauseEnd: clock.monotonic() + 65 });
  };
  const exited = paused({ state: "EXITED", startedAt: 1, stoppedAt: NOON });
  assertEquals(exited, "Nov 22 12:05 PM, starts again Nov 22 12:06:05 PM");
  assertEquals(paused({ state: "BACKOFF", spawnError: "bad" }), "bad, starts again Nov 22 12:06:05 PM");
});
