import type { ProcessConfig } from "../config/model/process_config.ts";
import type { Action, Given, Moment, Step } from "./action.ts";
import { exited, exitedWhileStarting, stopped } from "./ending.ts";
import { hold, holdAfterStop } from "./holding.ts";
import type { Input, InputKind, InputOf } from "./input.ts";
import type { ProcessRecord } from "./record.ts";
import { giveUp, restartIfDue, retry } from "./restarting.ts";
import { alreadyRunning, becomeReady, becomeRunning, spawned, spawnFailed, start, startIfDue } from "./starting.ts";
import type { ProcessState } from "./state.ts";
import {
  killFailed,
  killNow,
  killStubborn,
  nothingToSignal,
  nothingToStop,
  signalProcess,
  stay,
  stop,
  stopBeforeRestart,
  stopForGood,
  stopInBackoff,
  stopLater,
  stopWaiting,
} from "./stopping.ts";

/*
 * The life of a process, as one table of state x input (states.svg and states.txt show it as a picture and as a list).
 *
 * A process is known by its record, plain data: the state, the pid, when it was started and stopped, how many starts in a
 * row have failed, and the deadline at which time alone changes something. Nothing else remembers anything of it.
 *
 * What happens to it comes as an input: somebody asks for a start, a stop or a signal; it is to be
 * started or stopped, but others come first (hold, stop_later); there is no time left (kill); a spawn has worked or has failed;
 * it is ready to be used; the child has exited; a kill(2) has failed; supervisord stops while it waits in BACKOFF (give_up); or a tick: time has
 * passed. A tick without anything due changes nothing, so that there may be one too many at any time.
 *
 * `step` takes the record, the input and the moment, and gives the record afterwards and the effects that the shell
 * (src/supervisor/process/subprocess.ts) has to perform in their order: spawn, kill, tell an event, write a log line. What comes
 * of an effect is an input again: a spawn is answered by spawned or spawn_failed before anything else happens, a kill
 * that fails by kill_failed. Nothing here reads a clock or makes a system call, and no state changes anywhere else.
 *
 * Every pair is written down. The actions stand in starting, restarting, stopping and ending, each with its arrow; a pair that the
 * shell never brings about is impossible, and throws. Whether a request is refused (ALREADY_STARTED, NOT_RUNNING) is not
 * decided here but in src/rpc, from the sets of states in state.ts: here a second start or stop is a log line.
 */
type Table = { readonly [S in ProcessState]: { readonly [K in InputKind]: Action<K> } };

const TABLE: Table = {
  STOPPED: {
    start,
    stop: stopWaiting,
    stop_later: stay,
    kill: stay,
    hold,
    signal: nothingToSignal,
    give_up: impossible,
    spawned: impossible,
    spawn_failed: impossible,
    ready: stay,
    exited: impossible,
    kill_failed: impossible,
    tick: startIfDue,
  },
  STARTING: {
    start: alreadyRunning,
    stop,
    stop_later: stopLater,
    kill: killNow,
    hold: stay,
    signal: signalProcess,
    give_up: impossible,
    spawned,
    spawn_failed: spawnFailed,
    ready: becomeReady,
    exited: exitedWhileStarting,
    kill_failed: killFailed,
    tick: becomeRunning,
  },
  RUNNING: {
    start: alreadyRunning,
    stop,
    stop_later: stopLater,
    kill: killNow,
    hold: stay,
    signal: signalProcess,
    give_up: impossible,
    spawned: impossible,
    spawn_failed: impossible,
    ready: stay,
    exited,
    kill_failed: killFailed,
    tick: stay,
  },
  BACKOFF: {
    start,
    stop: stopInBackoff,
    stop_later: stay,
    kill: stay,
    hold: stay,
    signal: nothingToSignal,
    give_up: giveUp,
    spawned: impossible,
    spawn_failed: impossible,
    ready: stay,
    exited: impossible,
    kill_failed: impossible,
    tick: retry,
  },
  STOPPING: {
    start: alreadyRunning,
    stop: stopForGood,
    stop_later: stay,
    kill: killNow,
    hold: holdAfterStop,
    signal: signalProcess,
    give_up: impossible,
    spawned: impossible,
    spawn_failed: impossible,
    ready: stay,
    exited: stopped,
    kill_failed: killFailed,
    tick: killStubborn,
  },
  EXITED: {
    start,
    stop: stopBeforeRestart,
    stop_later: stay,
    kill: stay,
    hold,
    signal: nothingToSignal,
    give_up: impossible,
    spawned: impossible,
    spawn_failed: impossible,
    ready: stay,
    exited: impossible,
    kill_failed: impossible,
    tick: restartIfDue,
  },
  FATAL: {
    start,
    stop: nothingToStop,
    stop_later: stay,
    kill: stay,
    hold,
    signal: nothingToSignal,
    give_up: impossible,
    spawned: impossible,
    spawn_failed: impossible,
    ready: stay,
    exited: impossible,
    kill_failed: impossible,
    tick: stay,
  },
  UNKNOWN: {
    start: alreadyRunning,
    stop: stay,
    stop_later: stay,
    kill: stay,
    hold: stay,
    signal: nothingToSignal,
    give_up: impossible,
    spawned: impossible,
    spawn_failed: impossible,
    ready: stay,
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
