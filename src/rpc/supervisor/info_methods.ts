import { describe, type Moment } from "../../process/describe.ts";
import { PROCESS_STATES } from "../../process/state.ts";
import type { Subprocess } from "../../supervisor/subprocess.ts";
import type { Supervisor } from "../../supervisor/supervisor.ts";
import type { RpcStruct } from "../xmlrpc_value.ts";
import { type Declaration, required } from "./declare.ts";
import { findProcess } from "./find.ts";

/** What XML-RPC's <int> holds at most (RPC-074). */
const MAX_INT = 2147483647;

export const INFO_METHODS: readonly Declaration[] = [
  {
    name: "getProcessInfo",
    signature: ["struct", required("string", "name")],
    help: "getProcessInfo",
    body: (supervisor, [name]) => processInfo(findProcess(supervisor, name), momentOf(supervisor)),
  },
  {
    name: "getAllProcessInfo",
    signature: ["array"],
    help: "getAllProcessInfo",
    body: allProcessInfo,
  },
];

// Sorted by group and process name as plain strings, not by priority (RPC-081)
function allProcessInfo(supervisor: Supervisor): readonly RpcStruct[] {
  const moment = momentOf(supervisor);
  const groups = [...supervisor.groups].toSorted(byName).map(([, group]) => group);
  return groups.flatMap(({ processes }) =>
    [...processes].toSorted(byName).map(([, process]) => processInfo(process, moment))
  );
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The struct that nearly every client reads; the members' order is the original's (RPC-073). */
export function processInfo({ config, group, record, logfiles }: Subprocess, moment: Moment): RpcStruct {
  const stdout = logfiles.stdout ?? "";
  return {
    name: config.name,
    group,
    start: seconds(record.startedAt),
    stop: seconds(record.stoppedAt),
    now: seconds(moment.now),
    state: PROCESS_STATES[record.state],
    statename: record.state,
    spawnerr: record.spawnError ?? "",
    exitstatus: record.exitStatus ?? 0,
    logfile: stdout,
    stdout_logfile: stdout,
    stderr_logfile: logfiles.stderr ?? "",
    pid: record.pid,
    description: describe(record, config.name, moment),
  };
}

function seconds(time: number): number {
  return Math.min(Math.trunc(time), MAX_INT);
}

function momentOf({ options: { clock } }: Supervisor): Moment {
  return { now: clock.now(), clock };
}
