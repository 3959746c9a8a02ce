import { emit, type Given, log, type Moment, type Step } from "./action.ts";
import { isDue, triedEnough } from "./due.ts";
import type { InputOf } from "./input.ts";
import type { ProcessRecord } from "./record.ts";

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
export function spawnFailed({ record, at }: Given, { reason }: InputOf<"spawn_failed">): Step {
  const next = backOff({ ...record, spawnError: reason }, at);
  return [next, [log("info", `spawnerr: ${reason}`), emit(record, next, [["tries", next.backoff]])]];
}

export function backOff(record: ProcessRecord, at: Moment): ProcessRecord {
  const backoff = record.backoff + 1;
  return { ...record, state: "BACKOFF", pid: 0, backoff, deadline: at.monotonic + backoff };
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

// BACKOFF -> STARTING, BACKOFF -> FATAL
export function retry(given: Given): Step {
  const { record, config } = given;
  if (!triedEnough(record, config)) return startIfDue(given);
  const [next, effects] = giveUp(given);
  const why = `gave up: ${config.name} entered FATAL state, too many start retries too quickly`;
  return [next, [...effects, log("info", why)]];
}

// BACKOFF -> FATAL: only somebody who asks starts it again (STATE-012)
export function giveUp({ record }: Given): Step {
  const next: ProcessRecord = { ...record, state: "FATAL", backoff: 0, deadline: null };
  return [next, [emit(record, next, [])]];
}

// STOPPED, EXITED, BACKOFF -> STARTING
export function startIfDue(given: Given): Step {
  return isDue(given) ? start(given) : [given.record, []];
}
