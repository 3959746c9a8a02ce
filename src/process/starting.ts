import { emit, type Given, log, type Step } from "./action.ts";
import { addEnd, NO_TRACES } from "./end.ts";
import { isDue } from "./due.ts";
import { SIGKILL, terminate } from "./stopping.ts";
import type { InputOf } from "./input.ts";
import type { ProcessRecord } from "./record.ts";
import { backoffSeconds } from "./restart_policy.ts";

/**
 * Seconds between two starts that nobody asked for (STATE-034): what ends at once with startsecs=0 would be started a
 * thousand times a second. The original starts it with a later pass, which comes after a second unless there is
 * something to be read.
 */
const RESTART_PERIOD = 1;

/** What a shell tells of a program that could not be run. */
const NOT_RUN = 127;

// STOPPED, EXITED, FATAL (STATE-028), BACKOFF -> STARTING; the event comes before the fork (STATE-005, EVT-020)
export function start(
  { record, config, at }: Given,
  { isAgain = false }: { readonly isAgain?: boolean } = {},
): Step {
  const next: ProcessRecord = {
    ...record,
    state: "STARTING",
    startedAt: at.now,
    deadline: at.monotonic + config.startsecs,
    wait: null,
    isToStop: false,
    isReady: false,
    readyBy: config.needsReady ? at.monotonic + config.readyTimeout : null,
    restartAt: at.monotonic + RESTART_PERIOD,
    restarts: [],
    restartCount: record.restartCount + Number(isAgain),
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
  const { record, at } = given;
  const ends = addEnd(record.ends, {
    ...{ ...NO_TRACES, startedAt: record.startedAt, endedAt: at.now, pid: 0, exitStatus: null, signal: null },
    ...{ text: reason, isExpected: false },
  });
  const next = backOff({ ...given, record: { ...record, lastStatus: NOT_RUN, spawnError: reason, ends } });
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
  if (lacksReadiness(record)) return killUnready(given);
  const next: ProcessRecord = { ...record, state: "RUNNING", backoff: 0, deadline: null, readyBy: null };
  const ready = record.readyBy === null ? "" : "is ready and ";
  const stayedUp = `process ${ready}has stayed up for > than ${config.startsecs} seconds (startsecs)`;
  return [next, [
    emit(record, next, [["pid", record.pid]]),
    log("info", `success: ${config.name} entered RUNNING state, ${stayedUp}`),
  ]];
}

/** Whether it must be ready and is not, so that it will not be RUNNING, however long it stays up. */
export function lacksReadiness(record: ProcessRecord): boolean {
  return record.readyBy !== null && !record.isReady;
}

// STARTING -> STARTING: its end makes a failed start of it, and until then it is killed again and again
function killUnready({ record, config, at }: Given): Step {
  const spawnError = `not ready after ${config.readyTimeout} s`;
  const told = log("warn", `killing '${config.name}' (${record.pid}) with SIGKILL: ${spawnError}`);
  const next = { ...record, readyBy: at.monotonic + 1, spawnError };
  return [next, [told, ...terminate(record, config, { number: SIGKILL, asGroup: true })]];
}

// STARTING -> RUNNING, once startsecs have passed; too late for one that is being killed
export function becomeReady(given: Given): Step {
  const { record } = given;
  return record.spawnError === null ? becomeRunning({ ...given, record: { ...record, isReady: true } }) : [record, []];
}

// STOPPED -> STARTING
export function startIfDue(given: Given): Step {
  return isDue(given) ? start(given) : [given.record, []];
}
