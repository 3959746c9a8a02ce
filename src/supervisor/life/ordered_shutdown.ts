import type { DependencyGraph } from "../../config/dependencies/dependency_graph.ts";
import { attempt } from "../../logs/attempt.ts";
import { LISTENING } from "../../process/listening.ts";
import { stopOrder } from "../../process/order.ts";
import type { Host } from "../host.ts";
import type { Subprocess } from "../process/subprocess.ts";
import { DeathReport } from "./death_report.ts";
import type { Leaving, ShutdownOptions } from "./leaving.ts";
import type { ProcessGroup } from "./process_group.ts";

interface Listening {
  /** The first one that they are not told. */
  readonly serial: number;
  readonly latest: number;
  readonly cancel: () => void;
}

/** What an ordered shutdown needs beside what every one needs. */
export interface OrderedShutdownOptions extends ShutdownOptions {
  readonly graph: DependencyGraph<Subprocess>;
}

/**
 * Stops everything where depends_on= or shutdown_timeout= is written: who needs others before those; who is free to go
 * by the priority of the groups, the highest number first, and all of one priority at the same time. When time is up,
 * what is left is killed.
 */
export class OrderedShutdown implements Leaving {
  readonly #groups: readonly ProcessGroup[];
  readonly #graph: DependencyGraph<Subprocess>;
  readonly #host: Host;
  readonly #onDone: () => void;
  readonly #report: DeathReport;
  /** The pools whose turn has come: until when they may still take what has happened before. */
  readonly #listening = new Map<ProcessGroup, Listening>();
  readonly #timers = new DisposableStack();
  #isDone = false;

  constructor(groups: readonly ProcessGroup[], { host, graph, onDone }: OrderedShutdownOptions) {
    this.#groups = stopOrder(groups);
    this.#graph = graph;
    this.#host = host;
    this.#onDone = onDone;
    this.#report = this.#timers.use(new DeathReport(groups, host));
  }

  begin(): void {
    const { clock, turns, settings: { shutdownTimeout } } = this.#host;
    this.#host.emit({ kind: "supervisor_state", state: "STOPPING" });
    if (shutdownTimeout !== null) {
      const end = clock.monotonic() + shutdownTimeout;
      this.#timers.defer(clock.at(end, () => turns.run(() => this.#killAll(shutdownTimeout))));
    }
    this.#stopFree();
    this.#report.say();
    this.proceed();
  }

  noteEnd(): void {}

  proceed(): void {
    if (this.#isDone) return;
    this.#stopFree();
    if (this.#report.unstopped().length > 0) return;
    this.#isDone = true;
    this.#timers.dispose();
    this.#onDone();
  }

  // What is given up or has no process is down at once, and may free others
  #stopFree(): void {
    for (let before = -1, left = this.#left(); left.size !== before;) {
      before = left.size;
      const free = this.#groups.map((group) => ({ group, processes: this.#freeOf(group, left) }))
        .filter(({ processes }) => processes.length > 0);
      const highest = Math.max(...free.map(({ group }) => group.config.priority));
      for (const { group, processes } of free) {
        if (group.config.priority !== highest || this.#listens(group)) continue;
        for (const process of processes) attempt(`stop ${process.config.name}`, () => end(process), this.#host);
      }
      left = this.#left();
    }
  }

  #left(): ReadonlySet<Subprocess> {
    return new Set(this.#report.unstopped());
  }

  // Who need each other need not wait for each other
  #freeOf(group: ProcessGroup, left: ReadonlySet<Subprocess>): readonly Subprocess[] {
    return stopOrder(group.processes.values()).filter((process) =>
      left.has(process) &&
      ![...this.#graph.dependents(process)].some((other) =>
        left.has(other) && !this.#graph.dependents(other).has(process)
      )
    );
  }

  #listens(group: ProcessGroup): boolean {
    if (group.pool === null) return false;
    const { clock, turns, events } = this.#host;
    const now = clock.monotonic();
    const first = { serial: events.nextSerial, latest: now + LISTENING, cancel: () => {} };
    const { serial, latest, cancel } = this.#listening.get(group) ?? first;
    cancel();
    const until = Math.min(group.finish(serial), latest);
    const isOver = until <= now;
    const next = isOver ? first.cancel : clock.at(until, () => turns.run(() => {}));
    this.#listening.set(group, { serial, latest, cancel: next });
    return !isOver;
  }

  #killAll(seconds: number): void {
    const left = this.#report.unstopped();
    const names = left.map(({ config }) => config.name).join(", ");
    this.#host.logger.log("warn", `killing what is left after ${seconds} s (shutdown_timeout): ${names}`);
    for (const process of left) attempt(`kill ${process.config.name}`, () => killOrGiveUp(process), this.#host);
  }
}

function end(process: Subprocess): void {
  const { state } = process.record;
  if (state === "RUNNING" || state === "STARTING") process.stop();
  if (state === "BACKOFF") process.take({ kind: "give_up" });
}

function killOrGiveUp(process: Subprocess): void {
  if (process.record.state === "BACKOFF") process.take({ kind: "give_up" });
  else process.take({ kind: "kill" });
}
