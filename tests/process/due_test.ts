import { assertEquals } from "@std/assert";
import type { ProcessConfig } from "../../src/config/model/process_config.ts";
import type { Moment } from "../../src/process/action.ts";
import { due } from "../../src/process/due.ts";
import { step } from "../../src/process/machine.ts";
import { NEVER_STARTED, type ProcessRecord } from "../../src/process/record.ts";
import { PROCESS_STATES, type ProcessState } from "../../src/process/state.ts";
import { processConfig } from "../support/process_config.ts";

/** What decides on a start beside autorestart=. */
const POLICIES: readonly Partial<ProcessConfig>[] = [
  {},
  { startretries: -1 },
  { restartpause: 5, backoffFactor: 2 },
  { restartLimit: { count: 0, interval: 60 } },
];

/** Every combination of the values that time rules look at. */
function* combinations(): Generator<{ record: ProcessRecord; config: ProcessConfig; mayStart: boolean }> {
  const states: readonly ProcessState[] = typedKeys(PROCESS_STATES);
  for (const state of states) {
    for (const backoff of [0, 1, 4]) {
      for (const exitStatus of [0, 1]) {
        for (const startedAt of [0, 5]) {
          for (const autorestart of [true, false, "unexpected"] as const) {
            for (const autostart of [true, false]) {
              for (const mayStart of [true, false]) {
                const timed = state === "STARTING" || state === "STOPPING" || state === "BACKOFF";
                const pid = timed && state !== "BACKOFF" ? 7 : 0;
                const deadline = timed ? 50 : null;
                const restartAt = backoff === 0 ? null : 50;
                const record = { ...NEVER_STARTED, state, backoff, exitStatus, startedAt, deadline, restartAt, pid };
                for (const policy of POLICIES) {
                  yield { record, config: processConfig({ autorestart, autostart, ...policy }), mayStart };
                }
                const isToStop = { ...record, isToStop: true };
                yield { record: isToStop, config: processConfig({ autorestart, autostart }), mayStart };
                if (state !== "STARTING") continue;
                const config = processConfig({ needsReady: true });
                yield { record: { ...record, readyBy: 50, deadline: 49 }, config, mayStart };
                yield { record: { ...record, readyBy: 50, deadline: 1000 }, config, mayStart };
                yield { record: { ...record, readyBy: 45, isReady: true }, config, mayStart };
              }
            }
          }
        }
      }
    }
  }
}

function typedKeys<K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] {
  const keys: K[] = [];
  for (const key in record) keys.push(key);
  return keys;
}

Deno.test("a tick changes something from the instant that due() gives, and nothing before it", () => {
  for (const { record, config, mayStart } of combinations()) {
    const changes = (monotonic: number) => {
      const at: Moment = { now: 1000, monotonic, mayStart };
      const [after, effects] = step(record, config, { input: { kind: "tick" }, at });
      return after !== record || effects.length > 0;
    };
    const instant = due(record, config, { mayStart });
    const expected = instant === null ? [false, false, false] : [instant < 49, instant <= 50, true];
    assertEquals([changes(49), changes(50), changes(1e9)], expected, JSON.stringify({ record, config, mayStart }));
  }
});
