import type { Config } from "../../config/model/config.ts";
import type { GroupConfig } from "../../config/model/group_config.ts";
import type { ProcessConfig } from "../../config/model/process_config.ts";
import { isStopped } from "../../process/state.ts";
import { makeNamespec } from "../../text/namespec.ts";
import { errorText } from "../../text/error_text.ts";
import type { Supervisor } from "../life/supervisor.ts";
import type { ProcessGroup } from "../life/process_group.ts";
import type { Subprocess } from "../process/subprocess.ts";
import { planUpdate, type ProcessChange, type UpdatePlan } from "./update_plan.ts";

/** Something that could not be done: a group or process, and why. */
export interface UpdateProblem {
  readonly name: string;
  readonly text: string;
}

/**
 * Brings the active groups up to a configuration that was read. What goes or is started again is told to stop, and all
 * else holds at once; what comes does so when everything that goes has gone, since it may be the same under another name.
 */
export class UpdateJob {
  readonly plan: UpdatePlan;
  readonly #supervisor: Supervisor;
  readonly #next: ReadonlyMap<string, GroupConfig>;
  readonly #going: readonly Subprocess[];
  readonly #again: ReadonlySet<Subprocess>;
  readonly #problems: UpdateProblem[] = [];

  /** Names of groups restrict it; without any it is about all. */
  constructor(supervisor: Supervisor, { next, names }: { readonly next: Config; readonly names: readonly string[] }) {
    this.#supervisor = supervisor;
    this.plan = planUpdate(supervisor.groups, { next: next.groups, names });
    const isAsked = (name: string) => names.length === 0 || names.includes(name);
    this.#next = new Map(next.groups.filter(({ name }) => isAsked(name)).map((group) => [group.name, group]));
    const { processes } = this.plan;
    this.#going = processes.filter(({ fate }) => fate === "removed" || fate === "replaced").flatMap(this.#find);
    const again = processes.filter(({ fate, action }) => fate === "changed" && action === "restart");
    this.#again = new Set(again.flatMap(this.#find));
  }

  /** What could not be done so far. */
  get problems(): readonly UpdateProblem[] {
    return this.#problems;
  }

  /** Does what can be done at once, and tells to stop what has to. */
  begin(): void {
    const { dependencies } = this.#supervisor;
    for (const group of this.#altered()) this.#configure(group, this.#interim(group));
    this.#supervisor.noteGroups();
    const stops = [...this.#going, ...this.#again].filter(({ record }) => record.state !== "UNKNOWN");
    for (const process of this.#going) process.retire();
    dependencies.stopAll(stops.filter(({ record }) => !isStopped(record.state) || record.state === "EXITED"), {
      again: this.#again,
    });
    for (const process of stops) if (process.record.state === "STOPPING") process.reportStop();
    const starts = this.plan.processes.filter(({ fate, action }) => fate === "changed" && action === "start");
    this.#start(starts.flatMap(this.#find));
    // As for every stop: who ends at once has ended
    this.#supervisor.reap();
  }

  /** Whether all has stopped that is to. */
  get hasStopped(): boolean {
    return this.#going.every(({ record }) => isStopped(record.state)) &&
      [...this.#again].every(({ record }) =>
        isStopped(record.state) || !record.isToStop && record.state !== "STOPPING"
      );
  }

  /** Does the rest. */
  finish(): void {
    const { plan } = this;
    const ofFate = (...fates: readonly string[]) => plan.groups.filter(({ fate }) => fates.includes(fate));
    for (const { group } of ofFate("removed", "replaced")) this.#remove(group);
    const fresh = [...this.#altered()].flatMap((group) => this.#configure(group, this.#final(group)));
    this.#supervisor.noteGroups();
    for (const { group } of ofFate("added", "replaced")) this.#add(group);
    this.#supervisor.dependencies.startAdded(fresh);
    const again = plan.processes.filter(({ fate, action }) => fate === "replaced" && action === "restart");
    // It may have ended by itself before its turn came to be stopped
    const early = [...this.#again].filter(({ record }) => record.isToStop);
    this.#start([...again.flatMap(this.#find), ...early]);
  }

  readonly #find = ({ group, name }: ProcessChange): readonly Subprocess[] => {
    const process = this.#supervisor.groups.get(group)?.processes.get(name);
    return process === undefined ? [] : [process];
  };

  *#altered(): Generator<ProcessGroup> {
    const others = new Set(this.plan.groups.filter(({ fate }) => fate !== "changed").map(({ group }) => group));
    for (const group of this.#supervisor.groups.values()) {
      const next = this.#next.get(group.config.name);
      if (next !== undefined && next !== group.config && !others.has(next.name)) yield group;
    }
  }

  /** As the files have it, but with what goes still in its place, and nothing that comes. */
  #interim(group: ProcessGroup): GroupConfig {
    const next = this.#next.get(group.config.name) ?? group.config;
    const going = new Set(this.#going.filter((process) => group.processes.get(process.config.name) === process));
    if (going.size === 0 && next.processes.every(({ name }) => group.processes.has(name))) return next;
    const byName = new Map(next.processes.map((config) => [config.name, config]));
    const staying = [...group.processes.values()].map((process) => {
      return going.has(process) ? process.config : byName.get(process.config.name) ?? process.config;
    });
    return { ...next, processes: staying };
  }

  /** As the files have it, and what nobody could kill as it is. */
  #final(group: ProcessGroup): GroupConfig {
    const next = this.#next.get(group.config.name) ?? group.config;
    const stuck = this.#going.filter((process) => {
      return group.processes.get(process.config.name) === process && process.record.pid > 0;
    });
    if (stuck.length === 0) return next;
    for (const process of stuck) this.#tell(nameOf(process), "it has problems and cannot be removed");
    const configs: readonly ProcessConfig[] = stuck.map(({ config }) => config);
    const names = new Set(configs.map(({ name }) => name));
    return { ...next, processes: [...next.processes.filter(({ name }) => !names.has(name)), ...configs] };
  }

  #configure(group: ProcessGroup, config: GroupConfig): readonly Subprocess[] {
    const { name } = config;
    const onProblem = (process: string, error: unknown) => this.#tell(makeNamespec(name, process), errorText(error));
    return this.#try(name, () => group.configure(config, { onProblem })) ?? [];
  }

  #remove(name: string): void {
    const group = this.#supervisor.groups.get(name);
    if (group === undefined) return;
    const isStuck = [...group.processes.values()].some(({ record }) => record.pid > 0);
    if (isStuck || !this.#supervisor.removeGroup(name)) this.#tell(name, "it has problems and cannot be removed");
  }

  #add(name: string): void {
    const config = this.#next.get(name);
    if (config !== undefined) this.#try(name, () => this.#supervisor.addGroup(config));
  }

  #start(processes: readonly Subprocess[]): void {
    this.#supervisor.dependencies.start(
      processes.filter(({ record }) => isStopped(record.state) && record.wait === null),
    );
  }

  // One group must not keep the others from what is theirs
  #try<T>(name: string, action: () => T): T | null {
    try {
      return action();
    } catch (error) {
      this.#tell(name, errorText(error));
      return null;
    }
  }

  #tell(name: string, text: string): void {
    this.#problems.push({ name, text });
  }
}

function nameOf({ group, config: { name } }: Subprocess): string {
  return makeNamespec(group, name);
}
