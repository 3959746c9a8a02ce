import type { ProcessConfig } from "../config/process_config.ts";
import type { Action, Given, Moment, Step } from "./action.ts";
import { exited, exitedWhileStarting, stopped } from "./ending.ts";
import type { Input, InputKind, InputOf } from "./input.ts";
import type { ProcessRecord } from "./record.ts";
import {
  alreadyRunning,
  autorestart,
  autostart,
  becomeRunning,
  giveUp,
  retry,
  spawned,
  spawnFailed,
  start,
} from "./starting.ts";
import type { ProcessState } from "./state.ts";
import {
  killFailed,
  killStubborn,
  nothingToSignal,
  nothingToStop,
  signalProcess,
  stay,
  stop,
  stopInBackoff,
} from "./stopping.ts";

/*
 * The life of a process, as one table of state x input. `step` is the only place where a process's state changes:
 * it takes what is known, what happened and when, and gives what is known then and what has to be done, in order.
 * Nothing here reads a clock or makes a system call. The actions stand in starting, stopping and ending; each bears
 * its arrow.
 */
type Table = { readonly [S in ProcessState]: { readonly [K in InputKind]: Action<K> } };

const TABLE: Table = {
  STOPPED: {
    start,
    stop: nothingToStop,
    signal: nothingToSignal,
    give_up: impossible,
    spawned: impossible,
    spawn_failed: impossible,
    exited: impossible,
    kill_failed: impossible,
    tick: autostart,
  },
  STARTING: {
    start: alreadyRunning,
    stop,
    signal: signalProcess,
    give_up: impossible,
    spawned,
    spawn_failed: spawnFailed,
    exited: exitedWhileStarting,
    kill_failed: killFailed,
    tick: becomeRunning,
  },
  RUNNING: {
    start: alreadyRunning,
    stop,
    signal: signalProcess,
    give_up: impossible,
    spawned: impossible,
    spawn_failed: impossible,
    exited,
    kill_failed: killFailed,
    tick: stay,
  },
  BACKOFF: {
    start,
    stop: stopInBackoff,
    signal: nothingToSignal,
    give_up: giveUp,
    spawned: impossible,
    spawn_failed: impossible,
    exited: impossible,
    kill_failed: impossible,
    tick: retry,
  },
  STOPPING: {
    start: alreadyRunning,
    stop: stay,
    signal: signalProcess,
    give_up: impossible,
    spawned: impossible,
    spawn_failed: impossible,
    exited: stopped,
    kill_failed: killFailed,
    tick: killStubborn,
  },
  EXITED: {
    start,
    stop: nothingToStop,
    signal: nothingToSignal,
    give_up: impossible,
    spawned: impossible,
    spawn_failed: impossible,
    exited: impossible,
    kill_failed: impossible,
    tick: autorestart,
  },
  FATAL: {
    start,
    stop: nothingToStop,
    signal: nothingToSignal,
    give_up: impossible,
    spawned: impossible,
    spawn_failed: impossible,
    exited: impossible,
    kill_failed: impossible,
    tick: stay,
  },
  UNKNOWN: {
    start: alreadyRunning,
    stop: stay,
    signal: nothingToSignal,
    give_up: impossible,
    spawned: impossible,
    spawn_failed: impossible,
    exited,
    kill_failed: impossible,
    tick: stay,
  },
};

function impossible({ record, config }: Given, input: Input): never {
  throw new Error(`Cannot apply '${input.kind}' to ${config.name}: impossible in state ${record.state}`);
}

/** Applies one input: the record afterwards and what the shell has to do, in order. Throws on an impossible pair. */
export function step<K extends InputKind>(
  record: ProcessRecord,
  config: ProcessConfig,
  { input, at }: { readonly input: InputOf<K>; readonly at: Moment },
): Step {
  const action: Action<K> = TABLE[record.state][input.kind];
  return action({ record, config, at }, input);
}
