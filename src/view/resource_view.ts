import type { Usage } from "../os/inspection.ts";
import type { Verdict } from "../process/dependency.ts";
import { readiness } from "../process/health.ts";
import type { Supervisor } from "../supervisor/life/supervisor.ts";
import type { Subprocess } from "../supervisor/process/subprocess.ts";
import { sortedProcesses } from "./sorted_processes.ts";

/** What a process uses of the machine, and what has been counted of it. */
export interface ResourceView {
  readonly process: Subprocess;
  /** Of its whole tree; null while it does not run. */
  readonly usage: Usage | null;
  readonly ready: Verdict["kind"];
  /** How often it was started again by itself. */
  readonly restarts: number;
  /** Bytes that it has written. */
  readonly written: Subprocess["written"];
}

/** Every process in the order in which they are listed; the machine is looked at now. */
export async function resourceViews(supervisor: Supervisor): Promise<readonly ResourceView[]> {
  const used = await supervisor.options.os.usage(supervisor.pids());
  return sortedProcesses(supervisor).map((process) => ({
    process,
    usage: used.get(process.record.pid) ?? null,
    ready: readiness(process),
    restarts: process.record.restartCount,
    written: { ...process.written },
  }));
}
