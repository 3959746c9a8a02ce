import { assertEquals } from "@std/assert";
import { addEnd, type End, NO_TRACES } from "../../src/process/end.ts";
import type { Input } from "../../src/process/input.ts";
import { step } from "../../src/process/machine.ts";
import { NEVER_STARTED, type ProcessRecord } from "../../src/process/record.ts";
import { decodeWaitStatus } from "../../src/process/wait_status.ts";
import { processConfig } from "../support/process_config.ts";

const AT = { now: 1000.5, monotonic: 50, mayStart: true };

function endsOf(before: Partial<ProcessRecord>, input: Input): readonly End[] {
  const record = { ...NEVER_STARTED, pid: 7, startedAt: 1000, deadline: 51, ...before };
  return step(record, processConfig({}), { input, at: AT })[0].ends;
}

const END: End = {
  ...{ ...NO_TRACES, startedAt: 1000, endedAt: 1000.5, pid: 7, exitStatus: 3, signal: null },
  ...{ text: "exit status 3", isExpected: false },
};

Deno.test("step() keeps each end: too quick, by itself, when told, and of a start that came to nothing", () => {
  const status = decodeWaitStatus(3 << 8);
  assertEquals(endsOf({ state: "STARTING" }, { kind: "exited", status }), [END]);
  assertEquals(endsOf({ state: "UNKNOWN" }, { kind: "exited", status }), [END]);
  const expected = decodeWaitStatus(0);
  assertEquals(endsOf({ state: "RUNNING" }, { kind: "exited", status: expected }), [
    { ...END, exitStatus: 0, text: "exit status 0", isExpected: true },
  ]);
  const traces = { wasTold: true, outOfMemory: false, logEnd: 12 };
  assertEquals(endsOf({ state: "STOPPING" }, { kind: "exited", status: decodeWaitStatus(15), traces }), [
    { ...END, ...traces, exitStatus: null, signal: 15, text: "terminated by SIGTERM" },
  ]);
  assertEquals(endsOf({ state: "STARTING", pid: 0 }, { kind: "spawn_failed", reason: "no such thing" }), [
    { ...END, pid: 0, exitStatus: null, text: "no such thing" },
  ]);
});

Deno.test("addEnd() keeps ten, the last one last", () => {
  let ends: readonly End[] = [];
  for (let pid = 1; pid <= 12; pid++) ends = addEnd(ends, { ...END, pid });
  assertEquals(ends.map(({ pid }) => pid), [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});
