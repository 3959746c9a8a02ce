import { DependencyGraph } from "../../config/dependencies/dependency_graph.ts";
import { isToBegin, judge, type Needed, type Verdict, waitOf } from "../../process/dependency.ts";
import type { InputOf } from "../../process/input.ts";
import type { Wait } from "../../process/record.ts";
import { isAutostart } from "../../process/restart_policy.ts";

/** What is known of all processes. */
interface Known<T extends Startable> {
  readonly graph: DependencyGraph<T>;
  /** Those whose records say that they are to be started or stopped later. */
  readonly later: Set<T>;
}

/** What it does with a process. */
interface Startable extends Needed {
  start(): void;
  stop(): void;
  take(input: InputOf<"stop_later">): void;
  hold(wait: Wait): void;
  tick(): void;
}

const OWN_STOP: Wait = { kind: "waiting", text: "waiting to be stopped before it is started" };

/**
 * Starts processes when what they need is there, and stops them when nobody needs them any more (depends_on=). What is
 * to be done later stands in the records, so that it outlives an upgrade. Where nobody needs anybody a start is a start.
 */
export class Dependencies<T extends Startable> {
  readonly #all: () => readonly T[];
  /** null when groups have come or gone since it was found out. */
  #known: Known<T> | null = null;
  /** Those that are to be started again when they have been stopped, and cannot be stopped yet. */
  readonly #again = new Set<T>();

  /** `all` gives all processes there are, in the order in which they are started. */
  constructor(all: () => readonly T[]) {
    this.#all = all;
  }

  /** To be called when groups have come or gone. */
  noteGroups(): void {
    this.#known = null;
  }

  /** Who needs whom, of all that is there. */
  get graph(): DependencyGraph<T> {
    return this.#look().graph;
  }

  /** Starts those of the added processes that start by themselves, be it later; and what has waited for them. */
  startAdded(added: readonly T[]): void {
    for (const process of added) process.tick();
    const { graph, later } = this.#look();
    if (graph.isEmpty) return;
    const waiting = [...later].filter((process) => added.some((one) => graph.dependents(one).has(process)));
    this.start([...added.filter(({ record, config }) => isAutostart(record, config)), ...waiting]);
  }

  /** Starts processes with all that they need; what cannot be started yet waits. */
  start(processes: readonly T[]): void {
    const { graph } = this;
    const wanted = new Set<T>();
    const want = (process: T) => {
      if (wanted.has(process)) return;
      wanted.add(process);
      for (const { condition, of } of graph.needs(process)) {
        of.filter((needed) => isToBegin(needed, condition)).forEach(want);
      }
    };
    processes.forEach(want);
    for (const process of graph.inStartOrder(wanted)) {
      const stopsFirst = process.record.state === "STOPPING" && !processes.includes(process);
      this.#startOrHold(process, stopsFirst ? OWN_STOP : waitOf(this.#judge(process)));
    }
  }

  /** Of these processes, those that others need until they are stopped: they are stopped after them. */
  stop(processes: readonly T[]): void {
    for (const process of processes) this.#again.delete(process);
    if (this.graph.isEmpty) return;
    for (const process of processes) {
      if (!lives(process) || !this.#isNeeded(process, (other) => processes.includes(other))) continue;
      process.take({ kind: "stop_later" });
      this.#look().later.add(process);
    }
  }

  /** Stops them as stop() orders them. Those of `again` are started when they have stopped and what they need is there. */
  stopAll(processes: readonly T[], { again }: { readonly again: ReadonlySet<T> }): void {
    this.stop(processes);
    for (const process of processes) {
      if (again.has(process)) this.#again.add(process);
      if (!process.record.isToStop) this.#stopNow(process);
    }
  }

  #stopNow(process: T): void {
    process.stop();
    if (!this.#again.delete(process)) return;
    if (process.record.state === "STOPPING") return this.#startOrHold(process, OWN_STOP);
    if (process.record.state !== "UNKNOWN") this.start([process]);
  }

  /** Whether one that lives or has been told to stop needs it. Who need each other need not wait for each other. */
  #isNeeded(process: T, isToGo: (other: T) => boolean): boolean {
    const { graph } = this;
    return [...graph.dependents(process)].some((other) => {
      const goes = other.record.state === "STOPPING" || lives(other) && isToGo(other);
      return goes && !graph.dependents(other).has(process);
    });
  }

  /** Nothing is started any more. */
  release(): void {
    for (const process of this.#look().later) if (process.record.wait !== null) process.stop();
  }

  /** Does what can be done by now; to be called at the end of every turn. */
  settle(): void {
    const { later } = this.#look();
    for (let changes = later.size > 0; changes;) {
      const known = new Map<T, Verdict | null>();
      changes = [...later].some((process) => this.#settleOne(process, known));
    }
  }

  #look(): Known<T> {
    if (this.#known !== null) return this.#known;
    const all = this.#all();
    const later = new Set(all.filter(({ record: { wait, isToStop } }) => wait !== null || isToStop));
    return this.#known = { graph: new DependencyGraph(all), later };
  }

  // Whether something has changed, so that what is known is so no more
  #settleOne(process: T, known: Map<T, Verdict | null>): boolean {
    const { wait, isToStop, state } = process.record;
    if (isToStop && (lives(process) || state === "BACKOFF")) {
      if (this.#isNeeded(process, ({ record }) => record.isToStop)) return false;
      this.#stopNow(process);
      return true;
    }
    if (wait === null) this.#look().later.delete(process);
    if (wait === null || state === "STOPPING") return false;
    const next = waitOf(this.#judge(process, known));
    if (next?.text === wait.text) return false;
    this.#startOrHold(process, next);
    return true;
  }

  #judge(process: T, known = new Map<T, Verdict | null>()): Verdict {
    return judge(process, { needs: (one) => this.graph.needs(one), known });
  }

  #startOrHold(process: T, wait: Wait | null): void {
    if (wait === null) return process.start();
    process.hold(wait);
    this.#look().later.add(process);
  }
}

/** Whether it lives and was not told to stop. */
function lives({ record: { state } }: Needed): boolean {
  return state === "STARTING" || state === "RUNNING";
}
