import type { GroupConfig } from "../../config/model/group_config.ts";
import type { ProcessConfig } from "../../config/model/process_config.ts";
import { isEqual } from "../../text/is_equal.ts";
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

/** Who is told of processes that could not be configured otherwise. */
interface ConfigureOptions {
  readonly onProblem: (name: string, error: unknown) => void;
}

interface MakeOptions {
  readonly sockets: ReadonlyMap<string, FcgiSocket>;
  readonly state?: SubprocessSnapshot | null | undefined;
}

/** The processes of one group, in configuration order (DAEMON-029). */
export class ProcessGroup implements Disposable {
  /** What makes an [eventlistener:x] of it; null for any other group. */
  readonly pool: ListenerPool | null;
  readonly #host: Host;
  #config: GroupConfig;
  #processes: ReadonlyMap<string, Subprocess>;
  #sockets: ReadonlyMap<string, FcgiSocket>;

  /** Creates the AUTO logs of its processes (DAEMON-048). Throws AutoLogError, FcgiSocketError. */
  constructor(config: GroupConfig, { host, state = null }: ProcessGroupOptions) {
    this.#config = config;
    this.#host = host;
    this.#sockets = fcgiSockets(config.processes, { host, states: state?.sockets ?? null });
    using made = new DisposableStack();
    const pool = state?.pool ?? null;
    this.pool = config.kind === "eventlistener" ? made.use(new ListenerPool(config, { host, state: pool })) : null;
    this.#processes = new Map(config.processes.map((process) => {
      return [process.name, this.#make(process, { sockets: this.#sockets, state: state?.processes[process.name] })];
    }));
    made.move();
  }

  /** What is in force. */
  get config(): GroupConfig {
    return this.#config;
  }

  get processes(): ReadonlyMap<string, Subprocess> {
    return this.#processes;
  }

  /**
   * Goes by another configuration from now on, which is no other group's. Its processes go on; those that have another
   * socket there are others, and those that are not named there are gone: they have to be stopped by now. Gives those
   * that are new. Throws AutoLogError, FcgiSocketError, and then nothing has changed; what is wrong with a single process
   * is told.
   */
  configure(config: GroupConfig, { onProblem }: ConfigureOptions): readonly Subprocess[] {
    const { processes: before } = this;
    const sockets = fcgiSockets(config.processes, { host: this.#host, present: this.#sockets });
    const kept = (process: ProcessConfig) => {
      const same = before.get(process.name);
      return same !== undefined && isEqual(same.config.socket, process.socket) ? same : null;
    };
    const fresh = config.processes.filter((process) => kept(process) === null)
      .map((process) => this.#make(process, { sockets }));
    const made = new Map(fresh.map((process) => [process.config.name, process]));
    this.#processes = new Map(config.processes.flatMap((process) => {
      const one = made.get(process.name) ?? kept(process);
      return one === null ? [] : [[process.name, one]];
    }));
    for (const one of before.values()) if (this.#processes.get(one.config.name) !== one) one.retire();
    if (config.kind === "eventlistener") this.pool?.configure(config);
    this.#sockets = sockets;
    for (const process of config.processes) {
      try {
        kept(process)?.configure(process);
      } catch (error) {
        onProblem(process.name, error);
      }
    }
    const inForce = Array.from(this.#processes.values(), (process) => process.config);
    const isAll = inForce.every((process, index) => process === config.processes[index]);
    this.#config = isAll ? config : { ...config, processes: inForce };
    return fresh;
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

  #make(process: ProcessConfig, { sockets, state = null }: MakeOptions): Subprocess {
    const host = this.#host;
    const logfiles = state?.logfiles ?? resolveLogfiles(host.os, process, host.settings);
    const listener = this.pool?.listener(process.name, state?.listener) ?? null;
    const obstacle = this.pool?.obstacle ?? null;
    const socket = process.socket === null ? null : sockets.get(process.socket.url) ?? null;
    const options = { host, group: this.#config.name, logfiles, listener, socket, obstacle, state };
    return new Subprocess(process, options);
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
