import { pauseEnd } from "../process/due.ts";
import type { ProcessState } from "../process/state.ts";
import type { Subprocess } from "../supervisor/process/subprocess.ts";
import { makeNamespec } from "../text/namespec.ts";
import { describe } from "./describe.ts";
import type { ViewTime } from "./view_time.ts";

/** All that is shown of a process, whoever shows it: plain data, made when somebody asks. Times are whole epoch seconds. */
export interface ProcessView {
  readonly name: string;
  readonly group: string;
  /** "group:process", or the process alone in a group of its own name. */
  readonly namespec: string;
  readonly state: ProcessState;
  /** 0 when there is no process. */
  readonly pid: number;
  /** Of the last spawn attempt; 0 for none. */
  readonly startedAt: number;
  /** Of the last reaping; 0 for none. */
  readonly stoppedAt: number;
  /** When it was looked at. */
  readonly now: number;
  /** -1 after a death by signal; null while running and after an early exit. */
  readonly exitStatus: number | null;
  readonly spawnError: string | null;
  /** As resolved for this process; null where there is none. */
  readonly logfiles: Subprocess["logfiles"];
  /** For people: uptime, time of the end or what is wrong (RPC-079). */
  readonly description: string;
}

/** The process as it is now. */
export function processView(
  { config, group, record, logfiles, mayStart }: Pick<
    Subprocess,
    "config" | "group" | "record" | "logfiles" | "mayStart"
  >,
  time: ViewTime,
): ProcessView {
  const { name } = config;
  return {
    name,
    group,
    namespec: makeNamespec(group, name),
    state: record.state,
    pid: record.pid,
    startedAt: Math.trunc(record.startedAt),
    stoppedAt: Math.trunc(record.stoppedAt),
    now: Math.trunc(time.now),
    exitStatus: record.exitStatus,
    spawnError: record.spawnError,
    logfiles,
    description: describe(record, name, { ...time, pauseEnd: pauseEnd(record, config, { mayStart }) }),
  };
}
