import type { Config } from "../../config/model/config.ts";
import type { GroupConfig } from "../../config/model/group_config.ts";
import type { ChannelName, ProcessConfig } from "../../config/model/process_config.ts";
import type { ListenerSnapshot } from "../../events/pool/listener_record.ts";
import type { ProcessRecord } from "../../process/record.ts";
import type { GroupSnapshot } from "../../supervisor/life/groups.ts";
import type { SupervisorSnapshot } from "../../supervisor/life/supervisor_options.ts";
import type { PipesSnapshot } from "../../supervisor/process/pipes.ts";
import { NOTHING_WRITTEN, type SubprocessSnapshot } from "../../supervisor/process/subprocess_options.ts";
import { eventFromPython, stateNamed } from "./event_from_python.ts";
import type { PythonChannel, PythonGroup, PythonProcess, PythonState } from "./python_state.ts";
import { TakeoverError } from "./takeover_error.ts";

const LISTENER_STATES: ReadonlyMap<number | null, ListenerSnapshot["protocol"]> = new Map([
  [10, "READY"],
  [20, "BUSY"],
  [30, "ACKNOWLEDGED"],
  [40, "UNKNOWN"],
]);

const SILENT: ListenerSnapshot = { protocol: "ACKNOWLEDGED", pending: "", event: null, resultLength: null };

/**
 * The supervisor that goes on where a Python supervisord stood. Its logs are opened anew by their names, when something
 * is to be written. Throws TakeoverError for what has no counterpart here.
 */
export function fromPython(python: PythonState, config: Config): SupervisorSnapshot {
  const { now, monotonic } = python;
  const instant = (wall: number) => monotonic + wall - now;
  const active = python.groups.map((group) => groupFrom(group, { config, instant }));
  return { loaded: config, groups: { active, removed: [] }, ticks: python.ticks };
}

interface Context {
  readonly config: Config;
  /** The monotonic instant of one of the wall clock, of which all are there. */
  readonly instant: (wall: number) => number;
}

function groupFrom(python: PythonGroup, options: Context): GroupSnapshot {
  const { name, pool, socket } = python;
  const config = options.config.groups.find((group) => group.name === name);
  if (config === undefined) throw new TakeoverError(`the configuration has no group ${name}`);
  const state = {
    pool: pool === null ? null : { nextSerial: pool.serial + 1, buffer: pool.buffer.map(eventFromPython), dropped: 0 },
    sockets: socket === null ? {} : { [socket.url]: { fd: socket.fd, users: socket.users } },
    processes: Object.fromEntries(python.processes.map((process) => {
      const own = config.processes.find((one) => one.name === process.config.name);
      if (own === undefined) throw new TakeoverError(`group ${name} has no process ${process.config.name}`);
      return [own.name, processFrom(process, { ...options, group: config, own })];
    })),
  };
  return { config, state };
}

interface ProcessOptions extends Context {
  readonly group: GroupConfig;
  readonly own: ProcessConfig;
}

function processFrom(python: PythonProcess, options: ProcessOptions): SubprocessSnapshot {
  const logfiles = { stdout: logfileOf(python, "stdout"), stderr: logfileOf(python, "stderr") };
  return {
    record: recordFrom(python, options),
    isRetired: false,
    written: NOTHING_WRITTEN,
    logfiles,
    listener: options.group.kind === "eventlistener" ? listenerFrom(python) : null,
    probes: null,
    remedy: null,
    pipes: python.pid === 0 ? null : pipesFrom(python, { own: options.own, logfiles }),
  };
}

function recordFrom(python: PythonProcess, { own, instant }: ProcessOptions): ProcessRecord {
  const { pid, laststart, laststop, backoff, delay } = python;
  const state = stateNamed(python.state);
  const record: ProcessRecord = {
    ...{
      state,
      pid,
      startedAt: laststart,
      stoppedAt: laststop,
      backoff,
      deadline: null,
      restartAt: null,
      restarts: [],
      restartCount: 0,
    },
    // Nobody has told it how to say that it is ready
    ...{ isReady: false, readyBy: null, wait: null, isToStop: false, lastStatus: shellStatus(python.exitstatus) },
    ...{ exitStatus: python.exitstatus, spawnError: python.spawnerr, ends: [], problem: null },
  };
  if (state === "STARTING") return { ...record, deadline: instant(laststart + own.startsecs) };
  return state === "STOPPING" || state === "BACKOFF" ? { ...record, deadline: instant(delay) } : record;
}

// Which signal it was is not known any more
function shellStatus(exitstatus: number | null): number | null {
  return exitstatus !== null && exitstatus < 0 ? 1 : exitstatus;
}

// Python forgets what the last process of a listener said only when the next one is started
function listenerFrom({ pid, listener_state, event, channels: { stdout } }: PythonProcess): ListenerSnapshot {
  const protocol = pid === 0 ? undefined : LISTENER_STATES.get(listener_state);
  if (protocol === undefined) return SILENT;
  if (protocol === "BUSY" && event === null) throw new TakeoverError("a listener is BUSY without an event");
  return {
    protocol,
    pending: stdout?.heard ?? "",
    event: protocol !== "BUSY" || event === null ? null : eventFromPython(event),
    resultLength: stdout?.resultlen ?? null,
  };
}

function pipesFrom(
  { channels: { stdin, ...outputs } }: PythonProcess,
  { own, logfiles }: { readonly own: ProcessConfig; readonly logfiles: SubprocessSnapshot["logfiles"] },
): PipesSnapshot {
  const channels: Partial<Record<ChannelName, NonNullable<PipesSnapshot["channels"][ChannelName]>>> = {};
  for (const name of ["stdout", "stderr"] as const) {
    const output = outputs[name];
    if (output !== undefined) {
      channels[name] = outputFrom(output, { rotates: own[name].logfileMaxbytes > 0, file: logfiles[name] });
    }
  }
  const pending = stdin?.pending ?? "";
  // An fcgi-program reads its socket there
  const isWritten = own.socket === null && stdin !== undefined;
  return { stdin: isWritten ? { fd: stdin.fd, pending: pending === "" ? [] : [pending] } : null, channels };
}

function outputFrom(
  { fd, held = "", capturing = false, captured = "" }: PythonChannel,
  { rotates, file }: { readonly rotates: boolean; readonly file: string | null },
): NonNullable<PipesSnapshot["channels"][ChannelName]> {
  const log = { fd: null, start: 0, rotates, refused: null, waiting: "" };
  const lines = { line: "", begun: "", isRest: false };
  const output = { ansi: "text", capturing, held, captured, ...lines, file: file === null ? null : log } as const;
  return { pipe: { fd, isWide: false }, output };
}

// AUTO logs have got their names
function logfileOf({ config }: PythonProcess, channel: ChannelName): string | null {
  const path = config[`${channel}_logfile`];
  return typeof path === "string" ? path : null;
}
