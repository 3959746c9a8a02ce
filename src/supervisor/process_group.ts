import type { GroupConfig } from "../config/group_config.ts";
import { isStopped } from "../process/state.ts";
import { resolveLogfiles } from "./auto_logs.ts";
import type { Host } from "./host.ts";
import { Subprocess } from "./subprocess.ts";

/** The processes of one group, in configuration order (DAEMON-029). */
export class ProcessGroup {
  readonly config: GroupConfig;
  readonly processes: ReadonlyMap<string, Subprocess>;

  /** Creates the AUTO logs of its processes (DAEMON-048). Throws OsError. */
  constructor(config: GroupConfig, host: Host) {
    this.config = config;
    this.processes = new Map(config.processes.map((process) => {
      const logfiles = resolveLogfiles(host.os, process, host.settings);
      return [process.name, new Subprocess(process, { host, group: config.name, logfiles })];
    }));
  }

  /** Ascending by priority; equal ones keep their configuration order. */
  byPriority(): readonly Subprocess[] {
    return [...this.processes.values()].sort((a, b) => a.config.priority - b.config.priority);
  }

  unstopped(): readonly Subprocess[] {
    return [...this.processes.values()].filter((process) => !isStopped(process.record.state));
  }

  /** Asks every process to stop, the highest priority number first (DAEMON-030, DAEMON-031). */
  stopAll(): void {
    for (const process of this.byPriority().toReversed()) {
      const { state } = process.record;
      if (state === "RUNNING" || state === "STARTING") process.stop();
      if (state === "BACKOFF") process.giveUp();
    }
  }
}
