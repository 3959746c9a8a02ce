import type { GroupConfig } from "../../config/model/group_config.ts";
import type { PoolSnapshot } from "../../events/pool/pool.ts";
import { startOrder, stopOrder } from "../../process/order.ts";
import { isStopped } from "../../process/state.ts";
import type { FcgiSocket, FcgiSocketSnapshot } from "../fcgi/fcgi_socket.ts";
import { fcgiSockets } from "../fcgi/fcgi_sockets.ts";
import type { Host } from "../host.ts";
import { ListenerPool } from "../listeners/listener_pool.ts";
import { resolveLogfiles } from "../process/auto_logs.ts";
import { Subprocess } from "../process/subprocess.ts";
import type { SubprocessSnapshot } from "../process/subprocess_options.ts";

/** A group as plain JSON: its pool, its sockets by URL, its processes by name. */
export interface ProcessGroupSnapshot {
  readonly pool: PoolSnapshot | null;
  readonly sockets: Readonly<Record<string, FcgiSocketSnapshot>>;
  readonly processes: Readonly<Record<string, SubprocessSnapshot>>;
}

/** What a group acts on; `state` is where another one stood: this one goes on there, once it is told to resume. */
export interface ProcessGroupOptions {
  readonly host: Host;
  readonly state?: ProcessGroupSnapshot | null;
}

/** The processes of one group, in configuration order (DAEMON-029). */
export class ProcessGroup implements Disposable {
  readonly config: GroupConfig;
  /** What makes an [eventlistener:x] of it; null for any other group. */
  readonly pool: ListenerPool | null;
  readonly processes: ReadonlyMap<string, Subprocess>;
  readonly #sockets: ReadonlyMap<string, FcgiSocket>;

  /** Creates the AUTO logs of its processes (DAEMON-048). Throws AutoLogError, FcgiSocketError. */
  constructor(config: GroupConfig, { host, state = null }: ProcessGroupOptions) {
    this.config = config;
    this.#sockets = fcgiSockets(config.processes, { host, states: state?.sockets ?? null });
    using made = new DisposableStack();
    const pool = state?.pool ?? null;
    this.pool = config.kind === "eventlistener" ? made.use(new ListenerPool(config, { host, state: pool })) : null;
    this.processes = new Map(config.processes.map((process) => {
      const from = state?.processes[process.name] ?? null;
      const logfiles = from?.logfiles ?? resolveLogfiles(host.os, process, host.settings);
      const listener = this.pool?.listener(process.name, from?.listener) ?? null;
      const obstacle = this.pool?.obstacle ?? null;
      const socket = process.socket === null ? null : this.#sockets.get(process.socket.url) ?? null;
      const options = { host, group: config.name, logfiles, listener, socket, obstacle, state: from };
      return [process.name, new Subprocess(process, options)];
    }));
    made.move();
  }

  /** Goes on from its state. */
  resume(): void {
    for (const process of this.processes.values()) process.resume();
  }

  snapshot(): ProcessGroupSnapshot {
    return {
      pool: this.pool?.snapshot() ?? null,
      sockets: this.socketSnapshots(),
      processes: Object.fromEntries([...this.processes].map(([name, process]) => [name, process.snapshot()])),
    };
  }

  socketSnapshots(): ProcessGroupSnapshot["sockets"] {
    return Object.fromEntries([...this.#sockets].map(([url, socket]) => [url, socket.snapshot()]));
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
    return startOrder(this.processes.values());
  }

  /** Whether a process of it has not ended, be it that nobody could kill it. */
  get lives(): boolean {
    return [...this.processes.values()].some(({ record }) => record.pid > 0);
  }

  unstopped(): readonly Subprocess[] {
    return [...this.processes.values()].filter((process) => !isStopped(process.record.state));
  }

  /** Asks every process to stop, the highest priority number first (DAEMON-030, DAEMON-031). */
  stopAll(): void {
    for (const process of stopOrder(this.processes.values())) {
      const { state } = process.record;
      if (state === "RUNNING" || state === "STARTING") process.stop();
      if (state === "BACKOFF") process.take({ kind: "give_up" });
    }
  }
}
