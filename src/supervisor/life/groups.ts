import type { GroupConfig } from "../../config/model/group_config.ts";
import { attempt } from "../../logs/attempt.ts";
import type { Host } from "../host.ts";
import { ProcessGroup, type ProcessGroupSnapshot } from "./process_group.ts";

/** A group and what is in force for it, which may differ from what was read last. */
export interface GroupSnapshot {
  readonly config: GroupConfig;
  readonly state: ProcessGroupSnapshot;
}

/** All groups as plain JSON. */
export interface GroupsSnapshot {
  /** In the order in which they were added. */
  readonly active: readonly GroupSnapshot[];
  /** Removed ones, while what nobody could kill goes on. */
  readonly removed: readonly GroupSnapshot[];
}

/** The groups by name, in the order in which they were added; and those that were removed and have not ended. */
export class Groups {
  readonly active = new Map<string, ProcessGroup>();
  readonly #host: Host;
  /** The active ones that are event listener pools. */
  readonly #pools = new Set<ProcessGroup>();
  readonly #removed = new Set<ProcessGroup>();
  readonly #onChange: () => void;

  /** `onChange` is called when subscriptions have changed, before anybody is told. */
  constructor(host: Host, { onChange }: { readonly onChange: () => void }) {
    this.#host = host;
    this.#onChange = onChange;
  }

  /** null when one of that name is active. Throws AutoLogError, FcgiSocketError. */
  add(config: GroupConfig): ProcessGroup | null {
    if (this.active.has(config.name)) return null;
    const group = new ProcessGroup(config, { host: this.#host });
    this.#enter(group);
    this.#onChange();
    // At the start, too, where a pool is told of itself and of those after it (EVT-019)
    this.#host.emit({ kind: "process_group", change: "ADDED", group: config.name });
    return group;
  }

  /** False while a process of it is not stopped (DAEMON-049). */
  remove(name: string): boolean {
    const group = this.active.get(name);
    if (group === undefined || group.unstopped().length > 0) return false;
    group[Symbol.dispose]();
    this.active.delete(name);
    this.#pools.delete(group);
    this.#removed.add(group);
    this.#forgetEnded();
    this.#onChange();
    this.#host.emit({ kind: "process_group", change: "REMOVED", group: name });
    return true;
  }

  /** Sends buffered events to listeners that are free. */
  dispatch(): void {
    for (const group of this.#pools) {
      attempt(`send events to ${group.config.name}`, () => group.dispatch(), this.#host);
    }
  }

  /** Makes the groups of another one, which go on once they are told to resume. Nobody is told of them. */
  takeOver({ active, removed }: GroupsSnapshot): void {
    for (const { config, state } of active) this.#enter(new ProcessGroup(config, { host: this.#host, state }));
    for (const { config, state } of removed) {
      const group = new ProcessGroup(config, { host: this.#host, state });
      group[Symbol.dispose]();
      this.#removed.add(group);
    }
    this.#onChange();
  }

  resume(): void {
    for (const group of [...this.active.values(), ...this.#removed]) {
      attempt(`go on with ${group.config.name}`, () => group.resume(), this.#host);
    }
  }

  snapshot(): GroupsSnapshot {
    this.#forgetEnded();
    return { active: Array.from(this.active.values(), snapshotOf), removed: Array.from(this.#removed, snapshotOf) };
  }

  reopenLogs(): void {
    for (const group of this.active.values()) {
      for (const process of group.processes.values()) process.logs.reopenLogs();
    }
  }

  /** Of every program that runs. */
  pids(): readonly number[] {
    const groups = [...this.active.values(), ...this.#removed];
    const processes = groups.flatMap((group) => [...group.processes.values()]);
    return processes.map(({ record }) => record.pid).filter((pid) => pid > 0);
  }

  /** Whoever asks programs how they are is ended, or begins anew. */
  ask(isAllowed: boolean): void {
    for (const group of this.active.values()) {
      for (const process of group.processes.values()) process.ask(isAllowed);
    }
  }

  #enter(group: ProcessGroup): void {
    this.active.set(group.config.name, group);
    if (group.pool !== null) this.#pools.add(group);
  }

  #forgetEnded(): void {
    for (const group of this.#removed) if (!group.lives) this.#removed.delete(group);
  }
}

function snapshotOf(group: ProcessGroup): GroupSnapshot {
  return { config: group.config, state: group.snapshot() };
}
