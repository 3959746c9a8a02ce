import { DependencyGraph } from "../../config/dependencies/dependency_graph.ts";
import { isToBegin, judge, type Verdict, waitOf } from "../../process/dependency.ts";
import { startOrder } from "../../process/order.ts";
import type { Wait } from "../../process/record.ts";
import { isAutostart } from "../../process/restart_policy.ts";
import type { Subprocess } from "../process/subprocess.ts";
import type { ProcessGroup } from "./process_group.ts";

const OWN_STOP: Wait = { kind: "waiting", text: "waiting to be stopped before it is started" };

/**
 * Starts processes when what they need is there, and stops them when nobody needs them any more (depends_on=). What is
 * to be done later stands in the records, so that it outlives an upgrade. Where nobody needs anybody a start is a start.
 */
export class Dependencies {
  readonly #groups: ReadonlyMap<string, ProcessGroup>;
  /** null when groups have come or gone since it was made. */
  #made: DependencyGraph<Subprocess> | null = null;
  /** Those whose records say that they are to be started or stopped later. */
  #later = new Set<Subprocess>();

  constructor(groups: ReadonlyMap<string, ProcessGroup>) {
    this.#groups = groups;
  }

  /** To be called when groups have come or gone. */
  noteGroups(): void {
    this.#made = null;
  }

  /** Who needs whom, of all that is there. */
  get graph(): DependencyGraph<Subprocess> {
    if (this.#made !== null) return this.#made;
    const all = startOrder(this.#groups.values()).flatMap((group) => group.byPriority());
    const graph = new DependencyGraph(all);
    this.#later = new Set(all.filter(({ record: { wait, isToStop } }) => wait !== null || isToStop));
    this.#made = graph;
    return graph;
  }

  /** Starts what these groups are to start by themselves and what needs others; and what has waited for these groups. */
  startWith(groups: readonly ProcessGroup[]): void {
    for (const { processes } of groups) for (const process of processes.values()) process.tick();
    const { graph } = this;
    if (graph.isEmpty) return;
    const added = groups.flatMap((group) => group.byPriority());
    const waiting = [...this.#later].filter((process) => added.some((one) => graph.dependents(one).has(process)));
    this.start([...added.filter(({ record, config }) => isAutostart(record, config)), ...waiting]);
  }

  /** Starts processes with all that they need; what cannot be started yet waits. */
  start(processes: readonly Subprocess[]): void {
    const { graph } = this;
    const wanted = new Set<Subprocess>();
    const want = (process: Subprocess) => {
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
  stop(processes: readonly Subprocess[]): void {
    if (this.graph.isEmpty) return;
    for (const process of processes) {
      if (!lives(process) || !this.#isNeeded(process, (other) => processes.includes(other))) continue;
      process.stopLater();
      this.#later.add(process);
    }
  }

  /** Whether one that lives or has been told to stop needs it. Who need each other need not wait for each other. */
  #isNeeded(process: Subprocess, isToGo: (other: Subprocess) => boolean): boolean {
    const { graph } = this;
    return [...graph.dependents(process)].some((other) => {
      const goes = other.record.state === "STOPPING" || lives(other) && isToGo(other);
      return goes && !graph.dependents(other).has(process);
    });
  }

  /** Nothing is started any more. */
  release(): void {
    for (const process of this.#later) if (process.record.wait !== null) process.stop();
  }

  /** Does what can be done by now; to be called at the end of every turn. */
  settle(): void {
    if (this.graph.isEmpty) return;
    for (let changes = true; changes;) {
      const known = new Map<Subprocess, Verdict | null>();
      changes = [...this.#later].some((process) => this.#settleOne(process, known));
    }
  }

  // Whether something has changed, so that what is known is so no more
  #settleOne(process: Subprocess, known: Map<Subprocess, Verdict | null>): boolean {
    const { wait, isToStop, state } = process.record;
    if (isToStop && (lives(process) || state === "BACKOFF")) {
      if (this.#isNeeded(process, ({ record }) => record.isToStop)) return false;
      process.stop();
      return true;
    }
    if (wait === null) this.#later.delete(process);
    if (wait === null || state === "STOPPING") return false;
    const next = waitOf(this.#judge(process, known));
    if (next?.text === wait.text) return false;
    this.#startOrHold(process, next);
    return true;
  }

  #judge(process: Subprocess, known = new Map<Subprocess, Verdict | null>()): Verdict {
    return judge(process, { needs: (one) => this.graph.needs(one), known });
  }

  #startOrHold(process: Subprocess, wait: Wait | null): void {
    if (wait === null) return process.start();
    process.hold(wait);
    this.#later.add(process);
  }
}

/** Whether it lives and was not told to stop. */
function lives({ record: { state } }: Subprocess): boolean {
  return state === "STARTING" || state === "RUNNING";
}
