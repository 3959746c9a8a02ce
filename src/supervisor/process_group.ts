import type { GroupConfig } from "../config/group_config.ts";
import { isStopped } from "../process/state.ts";
import { resolveLogfiles } from "./auto_logs.ts";
import { fcgiSockets } from "./fcgi_sockets.ts";
import type { Host } from "./host.ts";
import { ListenerPool } from "./listener_pool.ts";
import { Subprocess } from "./subprocess.ts";

/** The processes of one group, in configuration order (DAEMON-029). */
export class ProcessGroup implements Disposable {
  readonly config: GroupConfig;
  /** What makes an [eventlistener:x] of it; null for any other group. */
  readonly pool: ListenerPool | null;
  readonly processes: ReadonlyMap<string, Subprocess>;

  /** Creates the AUTO logs of its processes (DAEMON-048). Throws OsError, FcgiSocketError. */
  constructor(config: GroupConfig, host: Host) {
    this.config = config;
    const sockets = fcgiSockets(config.processes, host);
    using made = new DisposableStack();
    this.pool = config.kind === "eventlistener" ? made.use(new ListenerPool(config, { host })) : null;
    this.processes = new Map(config.processes.map((process) => {
      const logfiles = resolveLogfiles(host.os, process, host.settings);
      const listener = this.pool?.listener(process.name) ?? null;
      const obstacle = this.pool?.obstacle ?? null;
      const socket = process.socket === null ? null : sockets.get(process.socket.url) ?? null;
      return [
        process.name,
        new Subprocess(process, { host, group: config.name, logfiles, listener, socket, obstacle }),
      ];
    }));
    made.move();
  }

  /** None of its processes is started any more. */
  [Symbol.dispose](): void {
    this.pool?.[Symbol.dispose]();
    for (const process of this.processes.values()) process.retire();
  }

  /** Sends buffered events to listeners that are free. */
  dispatch(): void {
    this.pool?.dispatch(this.processes.values());
  }

  /** Lets its listeners have the events before the serial `end`, and no others; until when they are worth a wait. */
  finish(end: number): number {
    return this.pool?.finish(this.processes.values(), end) ?? -Infinity;
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
