import { emit, type Given, log, type Step } from "./action.ts";
import { addEnd, NO_TRACES } from "./end.ts";
import { isExpected } from "./expected.ts";
import type { InputOf } from "./input.ts";
import type { ProcessRecord } from "./record.ts";
import { backOff, becomeRunning, lacksReadiness } from "./starting.ts";

const TOO_QUICKLY = "Exited too quickly (process log may have details)";
const UNREADY = "Exited before it was ready (process log may have details)";

// STARTING -> BACKOFF, or STARTING -> RUNNING -> EXITED when startsecs have passed unnoticed (STATE-007, STATE-008);
// the time of the exit decides, by a clock that nobody sets (decided for STATE-029, STATE-031)
export function exitedWhileStarting(given: Given, input: InputOf<"exited">): Step {
  const { record, config, at } = given;
  const isUnready = lacksReadiness(record);
  const [running, success] = isUnready ? [record, []] : becomeRunning(given);
  if (running.state === "RUNNING") {
    const [next, effects] = exited({ ...given, record: running }, input);
    return [next, [...success, ...effects]];
  }
  const spawnError = isUnready ? record.spawnError ?? UNREADY : TOO_QUICKLY;
  const lastStatus = input.status.shellStatus;
  const ends = withEnd(given, input, false);
  const failed = { ...record, stoppedAt: at.now, exitStatus: null, lastStatus, spawnError, ends };
  const next = backOff({ ...given, record: failed });
  return [next, [
    emit(record, next, [["tries", next.backoff]]),
    log("warn", `exited: ${config.name} (${input.status.text}; not expected)`),
  ]];
}

// RUNNING, UNKNOWN -> EXITED (STATE-016), also by the hand of somebody else (STATE-018)
export function exited(given: Given, input: InputOf<"exited">): Step {
  const { record, config, at } = given;
  const { status } = input;
  const expected = isExpected(config, status.exitStatus);
  const next: ProcessRecord = {
    ...ended(given, input, expected),
    state: "EXITED",
    restartAt: restartAt(record, { config, at }),
    spawnError: expected ? record.spawnError : status.isKnown ? `Bad exit code ${status.exitStatus}` : status.text,
  };
  const told = `exited: ${config.name} (${status.text}; ${expected ? "expected" : "not expected"})`;
  return [next, [
    emit(record, next, [["expected", expected ? 1 : 0], ["pid", record.pid]]),
    log(expected ? "info" : "warn", told),
  ]];
}

// STOPPING -> STOPPED (STATE-020)
export function stopped(given: Given, input: InputOf<"exited">): Step {
  const { record, config } = given;
  const { status } = input;
  const expected = isExpected(config, status.exitStatus);
  const next: ProcessRecord = { ...ended(given, input, expected), state: "STOPPED" };
  const level = expected ? "info" : "warn";
  return [next, [
    emit(record, next, [["pid", record.pid]]),
    log(level, `stopped: ${config.name} (${status.text})`),
  ]];
}

// Supervisor makes no pause
function restartAt(record: ProcessRecord, { config, at }: Pick<Given, "config" | "at">): number | null {
  if (config.restartpause === 0) return record.restartAt;
  return Math.max(record.restartAt ?? -Infinity, at.monotonic + config.restartpause);
}

function ended(given: Given, input: InputOf<"exited">, expected: boolean): ProcessRecord {
  const { record, at } = given;
  const { exitStatus, shellStatus } = input.status;
  const next = { ...record, pid: 0, stoppedAt: at.now, backoff: 0, deadline: null, exitStatus, problem: null };
  return { ...next, lastStatus: shellStatus, ends: withEnd(given, input, expected) };
}

function withEnd(
  { record: { ends, pid, startedAt }, at }: Given,
  { status: { exitStatus, signal, text }, traces = NO_TRACES }: InputOf<"exited">,
  isExpected: boolean,
): ProcessRecord["ends"] {
  const status = exitStatus < 0 ? null : exitStatus;
  return addEnd(ends, { ...traces, startedAt, endedAt: at.now, pid, exitStatus: status, signal, text, isExpected });
}
