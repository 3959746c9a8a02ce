import { PROCESS_STATES } from "../../../process/state.ts";
import type { ProcessView } from "../../../view/process_view.ts";
import type { RpcStruct } from "../../codec/xmlrpc_value.ts";

/** What XML-RPC's <int> holds at most (RPC-074). */
const MAX_INT = 2147483647;

/**
 * The struct that nearly every client reads; the members' order is the original's (RPC-073). The exit status is that of
 * the last end (RPC-075), the error that of the last start (RPC-076), log files are paths as they were opened
 * (RPC-077), and no process has pid 0 (RPC-078).
 */
export function processInfo(view: ProcessView): RpcStruct {
  const stdout = view.logfiles.stdout ?? "";
  return {
    name: view.name,
    group: view.group,
    start: seconds(view.startedAt),
    stop: seconds(view.stoppedAt),
    now: seconds(view.now),
    state: PROCESS_STATES[view.state],
    statename: view.state,
    spawnerr: view.spawnError ?? "",
    exitstatus: view.exitStatus ?? 0,
    logfile: stdout,
    stdout_logfile: stdout,
    stderr_logfile: view.logfiles.stderr ?? "",
    pid: view.pid,
    description: view.description,
  };
}

function seconds(time: number): number {
  return Math.min(time, MAX_INT);
}
