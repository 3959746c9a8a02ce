import type { ProcessConfig } from "../config/model/process_config.ts";
import { signalName } from "../text/signal_name.ts";
import { emit, type Given, log, type Step } from "./action.ts";
import { isDue } from "./due.ts";
import type { Effect } from "./effect.ts";
import type { InputOf } from "./input.ts";
import type { ProcessRecord } from "./record.ts";
import { awaitsRestart } from "./restart_policy.ts";

export const SIGKILL = 9;

// STARTING, RUNNING -> STOPPING (STATE-019)
export function stop(given: Given): Step {
  const { record, config, at } = given;
  // Before there is a process: kill(2) takes 0 for our own process group
  if (record.pid === 0) return nothingToStop(given);
  // A stop clears the back-off counter, too (decided for STATE-013; STATE-015)
  const deadline = at.monotonic + config.stopwaitsecs;
  const next: ProcessRecord = { ...record, state: "STOPPING", isToStop: false, backoff: 0, deadline };
  const signal = { number: config.stopsignal, asGroup: config.stopasgroup };
  const [telling, killing] = terminate(record, config, signal);
  return [next, [telling, emit(record, next, [["pid", record.pid]]), killing]];
}

// EXITED -> STOPPED: it waits to be started again; the original cannot be told not to (decided for STATE-034)
export function stopBeforeRestart(given: Given): Step {
  const { record, config } = given;
  if (!awaitsRestart(record, config)) return nothingToStop(given);
  const next: ProcessRecord = { ...record, state: "STOPPED" };
  return [next, [emit(record, next, [["pid", 0]])]];
}

// STARTING, RUNNING: those that need it are stopped first
export function stopLater({ record }: Given): Step {
  return [{ ...record, isToStop: true }, []];
}

// STOPPED -> STOPPED: it need not be started any more, or there is nothing to stop
export function stopWaiting(given: Given): Step {
  const { record, config } = given;
  if (record.wait === null) return nothingToStop(given);
  return [{ ...record, wait: null }, [log("info", `stopped: ${config.name} (${record.wait.text})`)]];
}

// STOPPING -> STOPPING: the stop was already asked for; it is not to be started again after it
export function stopForGood({ record }: Given): Step {
  return [record.wait === null ? record : { ...record, wait: null }, []];
}

// STARTING, RUNNING, STOPPING -> STOPPING: its whole group, at once
export function killNow({ record, config, at }: Given): Step {
  if (record.pid === 0) return [record, []];
  const next: ProcessRecord = { ...record, state: "STOPPING", isToStop: false, backoff: 0, deadline: at.monotonic + 1 };
  return [next, [
    log("warn", `killing '${config.name}' (${record.pid}) with SIGKILL`),
    ...record.state === "STOPPING" ? [] : [emit(record, next, [["pid", record.pid]])],
    ...terminate(record, config, { number: SIGKILL, asGroup: true }),
  ]];
}

// BACKOFF -> STOPPED; the counter starts anew (decided for STATE-013)
export function stopInBackoff({ record, config }: Given): Step {
  const next: ProcessRecord = { ...record, state: "STOPPED", isToStop: false, backoff: 0, deadline: null };
  const told = log("debug", `Attempted to kill ${config.name}, which is in BACKOFF state.`);
  return [next, [told, emit(record, next, [["pid", 0]])]];
}

// STOPPING -> STOPPING: the child outlived stopwaitsecs (STATE-021)
export function killStubborn(given: Given): Step {
  const { record, config, at } = given;
  if (!isDue(given)) return [record, []];
  const told = log("warn", `killing '${config.name}' (${record.pid}) with SIGKILL`);
  // stopwaitsecs=0 kills at once; the repeats still keep a second's distance
  const deadline = at.monotonic + Math.max(config.stopwaitsecs, 1);
  return [{ ...record, deadline }, [
    told,
    ...terminate(record, config, { number: SIGKILL, asGroup: config.killasgroup }),
  ]];
}

// To the process, or with stopasgroup and killasgroup to its group (STATE-022)
export function terminate(
  record: ProcessRecord,
  config: ProcessConfig,
  signal: { readonly number: number; readonly asGroup: boolean },
): readonly [Effect, Effect] {
  const whom = signal.asGroup ? "process group " : "";
  const what = `killing ${config.name} (pid ${record.pid}) ${whom}with signal ${signalName(signal.number)}`;
  const target = signal.asGroup ? -record.pid : record.pid;
  return [log("debug", what), { kind: "kill", target, signal: signal.number, purpose: "stop" }];
}

// STATE-027: without a process there is nobody to kill
export function nothingToStop({ record, config }: Given): Step {
  const name = signalName(config.stopsignal);
  return [record, [log("debug", `attempted to kill ${config.name} with sig ${name} but it wasn't running`)]];
}

// The stop cannot be, or nothing comes of it
export function stay({ record }: Given): Step {
  return [record, []];
}

export function signalProcess(given: Given, input: InputOf<"signal">): Step {
  const { record, config } = given;
  if (record.pid === 0) return nothingToSignal(given, input);
  const { signal } = input;
  const told = log("debug", `sending ${config.name} (pid ${record.pid}) sig ${signalName(signal)}`);
  return [record, [told, { kind: "kill", target: record.pid, signal, purpose: "signal" }]];
}

export function nothingToSignal({ record, config }: Given, { signal }: InputOf<"signal">): Step {
  const what = `attempted to send ${config.name} sig ${signalName(signal)} but it wasn't running`;
  return [record, [log("debug", what)]];
}

// STARTING, RUNNING, STOPPING -> UNKNOWN, unless the child just went by itself (STATE-024..026)
export function killFailed({ record, config }: Given, input: InputOf<"kill_failed">): Step {
  const { name } = config;
  if (input.code === "ESRCH") {
    const just = input.purpose === "stop" ? "just" : "just now";
    const what = `unable to signal ${name} (pid ${record.pid}), it probably ${just} exited on its own: ${input.text}`;
    return [record, [log("debug", what)]];
  }
  const doing = input.purpose === "stop" ? `killing ${name}` : `sending sig ${name}`;
  const problem = `unknown problem ${doing} (${record.pid}):${input.text}`;
  const next: ProcessRecord = { ...record, state: "UNKNOWN", deadline: null, problem };
  return [next, [log("critical", problem), emit(record, next, [])]];
}
