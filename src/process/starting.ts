import { emit, type Given, log, type Step } from "./action.ts";
import { isDue } from "./due.ts";
import type { InputOf } from "./input.ts";
import type { ProcessRecord } from "./record.ts";
import { backoffSeconds } from "./restart_policy.ts";

/**
 * Seconds between two starts that nobody asked for (STATE-034): what ends at once with startsecs=0 would be started a
 * thousand times a second. The original starts it with a later pass, which comes after a second unless there is
 * something to be read.
 */
const RESTART_PERIOD = 1;

// STOPPED, EXITED, FATAL (STATE-028), BACKOFF -> STARTING; the event comes before the fork (STATE-005, EVT-020)
export function start({ record, config, at }: Given): Step {
  const next: ProcessRecord = {
    ...record,
    state: "STARTING",
    startedAt: at.now,
    deadline: at.monotonic + config.startsecs,
    restartAt: at.monotonic + RESTART_PERIOD,
    restarts: [],
    exitStatus: null,
    spawnError: null,
    problem: null,
  };
  return [next, [emit(record, next, [["tries", record.backoff]]), { kind: "spawn" }]];
}

// A live process is never doubled (PROC-011)
export function alreadyRunning({ record, config }: Given): Step {
  return [record, [log("warn", `process '${config.name}' already running`)]];
}

// STARTING -> STARTING
export function spawned({ record, config }: Given, { pid }: InputOf<"spawned">): Step {
  return [{ ...record, pid }, [log("info", `spawned: '${config.name}' with pid ${pid}`)]];
}

// STARTING -> BACKOFF (STATE-009)
export function spawnFailed(given: Given, { reason }: InputOf<"spawn_failed">): Step {
  const { record } = given;
  const next = backOff({ ...given, record: { ...record, spawnError: reason } });
  return [next, [log("info", `spawnerr: ${reason}`), emit(record, next, [["tries", next.backoff]])]];
}

export function backOff({ record, config, at }: Given): ProcessRecord {
  const backoff = record.backoff + 1;
  // Not before a second has passed since its start, however short the wait is
  const deadline = Math.max(at.monotonic + backoffSeconds(config, backoff), record.restartAt ?? -Infinity);
  return { ...record, state: "BACKOFF", pid: 0, backoff, deadline };
}

// STARTING -> RUNNING (STATE-006)
export function becomeRunning(given: Given): Step {
  const { record, config } = given;
  if (!isDue(given)) return [record, []];
  const next: ProcessRecord = { ...record, state: "RUNNING", backoff: 0, deadline: null };
  const stayedUp = `process has stayed up for > than ${config.startsecs} seconds (startsecs)`;
  return [next, [
    emit(record, next, [["pid", record.pid]]),
    log("info", `success: ${config.name} entered RUNNING state, ${stayedUp}`),
  ]];
}

// STOPPED -> STARTING
export function startIfDue(given: Given): Step {
  return isDue(given) ? start(given) : [given.record, []];
}
