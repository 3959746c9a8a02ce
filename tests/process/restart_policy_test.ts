import { assert, assertEquals } from "@std/assert";
import type { ProcessConfig } from "../../src/config/model/process_config.ts";
import type { Moment } from "../../src/process/action.ts";
import { due, pauseEnd } from "../../src/process/due.ts";
import type { Input } from "../../src/process/input.ts";
import { step } from "../../src/process/machine.ts";
import { NEVER_STARTED, type ProcessRecord } from "../../src/process/record.ts";
import { backoffSeconds } from "../../src/process/restart_policy.ts";
import { decodeWaitStatus } from "../../src/process/wait_status.ts";
import { processConfig } from "../support/process_config.ts";

type Policy = Pick<
  ProcessConfig,
  "restartpause" | "backoffDelay" | "backoffFactor" | "backoffLimit" | "restartLimit" | "startretries"
>;

/** What becomes of a start: no process, an end before startsecs=1 have passed, or one after so many seconds. */
const OUTCOMES = ["spawn fails", "ends early", 2] as const;
type Outcome = typeof OUTCOMES[number];

function* policies(): Generator<Policy> {
  for (const restartpause of [0, 5]) {
    for (const backoffDelay of [null, 0, 2]) {
      for (const backoffFactor of [null, 2]) {
        for (const backoffLimit of [null, 3]) {
          for (const restartLimit of [null, { count: 0, interval: 9 }, { count: 2, interval: 9 }]) {
            for (const startretries of [-1, 0, 3]) {
              yield { restartpause, backoffDelay, backoffFactor, backoffLimit, restartLimit, startretries };
            }
          }
        }
      }
    }
  }
}

function* sequences(length: number): Generator<readonly Outcome[]> {
  if (length === 0) yield [];
  else for (const rest of sequences(length - 1)) for (const outcome of OUTCOMES) yield [outcome, ...rest];
}

/** What has become of a program: when it was started and had ended, and where it stands in the end. */
interface Life {
  readonly starts: readonly number[];
  readonly ends: readonly { readonly at: number; readonly failed: boolean }[];
  readonly record: ProcessRecord;
}

/** Plays a life by the table and by due(), which tells when to look; nothing happens in between. */
function live(policy: Policy, outcomes: readonly Outcome[]): Life {
  const config = processConfig({ ...policy, autorestart: true });
  const starts: number[] = [];
  const ends: { at: number; failed: boolean }[] = [];
  let [record, monotonic] = [NEVER_STARTED, 100];
  const take = (input: Input) => {
    const at: Moment = { now: 1000, monotonic, mayStart: true };
    const [next, effects] = step(record, config, { input, at });
    record = next;
    return effects.some(({ kind }) => kind === "spawn");
  };
  for (const outcome of outcomes) {
    const instant = due(record, config, { mayStart: true });
    if (instant === null) break;
    monotonic = Math.max(monotonic, instant);
    if (!take({ kind: "tick" })) break;
    starts.push(monotonic);
    if (outcome === "spawn fails") take({ kind: "spawn_failed", reason: "x" });
    else {
      take({ kind: "spawned", pid: 7 });
      monotonic += outcome === "ends early" ? 0.5 : outcome;
      take({ kind: "tick" });
      take({ kind: "exited", status: decodeWaitStatus(0) });
    }
    ends.push({ at: monotonic, failed: typeof outcome === "string" });
  }
  return { starts, ends, record };
}

/** A slow and obvious model: how many failed starts there were in a row up to this end. */
function failuresBefore(ends: Life["ends"], index: number): number {
  let failures = 0;
  while (ends[index - failures]?.failed === true) failures += 1;
  return failures;
}

Deno.test("whatever becomes of its starts, a program waits as long as it was told, and gives up where it was told", () => {
  const lives = [...sequences(6)];
  let [started, gaveUp] = [0, 0];
  for (const policy of policies()) {
    for (const outcomes of lives) {
      const { starts, ends, record } = live(policy, outcomes);
      const shown = () => JSON.stringify({ policy, outcomes, starts, ends, record });
      for (const [index, start] of starts.slice(1).entries()) {
        started += 1;
        const end = ends[index] ?? { at: NaN, failed: false };
        const failures = failuresBefore(ends, index);
        const wait = failures === 0 ? policy.restartpause : backoffSeconds(processConfig(policy), failures);
        assertEquals(start, Math.max(end.at + wait, (starts[index] ?? NaN) + 1), shown());
        assert(policy.startretries === -1 || failures <= policy.startretries, shown());
        const { count, interval } = policy.restartLimit ?? { count: Infinity, interval: 0 };
        const restarts = starts.slice(1, index + 2).filter((earlier) => earlier > start - interval);
        assert(restarts.length <= count, shown());
      }
      if (record.state !== "FATAL") continue;
      gaveUp += 1;
      const failures = failuresBefore(ends, ends.length - 1);
      const spent = policy.startretries !== -1 && failures > policy.startretries;
      assert(spent || record.spawnError?.startsWith("more than ") === true, shown());
      assert(spent || policy.restartLimit !== null, shown());
    }
  }
  assert(started > 100_000 && gaveUp > 1000);
});

Deno.test("backoffSeconds() grows by a second as in Supervisor, unless it is told otherwise", () => {
  const waits = (policy: Partial<Policy>) =>
    [1, 2, 3, 4, 5].map((tries) => backoffSeconds(processConfig(policy), tries));
  assertEquals(waits({}), [1, 2, 3, 4, 5]);
  assertEquals(waits({ backoffLimit: 3 }), [1, 2, 3, 3, 3]);
  assertEquals(waits({ backoffDelay: 5 }), [5, 5, 5, 5, 5]);
  assertEquals(waits({ backoffFactor: 2 }), [1, 2, 4, 8, 16]);
  assertEquals(waits({ backoffDelay: 0.5, backoffFactor: 3, backoffLimit: 10 }), [0.5, 1.5, 4.5, 10, 10]);
  assertEquals(waits({ backoffDelay: 0, backoffFactor: 2 }), [0, 0, 0, 0, 0]);
  assertEquals(waits({ restartpause: 3 }), [3, 3, 3, 4, 5]);
});

Deno.test("backoffSeconds() is a number that timers take, however often a start has failed", () => {
  for (const policy of policies()) {
    for (const tries of [1, 2, 31, 32, 1000, 1e6]) {
      const wait = backoffSeconds(processConfig({ ...policy, backoffFactor: 1e9 }), tries);
      assert(wait >= policy.restartpause && wait <= 2 ** 31, `${wait}`);
    }
  }
});

Deno.test("pauseEnd() tells a wait that our options make, and none that Supervisor makes", () => {
  const at = { mayStart: true };
  const exited: ProcessRecord = { ...NEVER_STARTED, state: "EXITED", startedAt: 1, exitStatus: 1, restartAt: 60 };
  const failed: ProcessRecord = { ...NEVER_STARTED, state: "BACKOFF", startedAt: 1, backoff: 1, deadline: 70 };
  const paused = processConfig({ restartpause: 5 });
  assertEquals([pauseEnd(exited, processConfig(), at), pauseEnd(failed, processConfig(), at)], [null, null]);
  assertEquals([pauseEnd(exited, paused, at), pauseEnd(failed, paused, at)], [60, 70]);
  assertEquals(pauseEnd(failed, processConfig({ backoffDelay: 9 }), at), 70);
  assertEquals(pauseEnd(exited, processConfig({ backoffDelay: 9 }), at), null);
  assertEquals(pauseEnd(exited, paused, { mayStart: false }), null);
  assertEquals(pauseEnd({ ...exited, exitStatus: 0 }, paused, at), null);
  assertEquals(pauseEnd({ ...failed, backoff: 4 }, paused, at), null);
});
