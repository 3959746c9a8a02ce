import { groupChanges, isAnotherGroup, type OptionChange, optionChanges } from "../../config/keys/option_changes.ts";
import type { GroupConfig } from "../../config/model/group_config.ts";
import type { ProcessConfig } from "../../config/model/process_config.ts";
import type { LivenessVerdict, ProcessRecord } from "../../process/record.ts";
import { awaitsRestart, isAutostart } from "../../process/restart_policy.ts";
import { isRunning } from "../../process/state.ts";

/** "replaced": it goes, and another one of the name comes. */
export type Fate = "added" | "removed" | "changed" | "replaced";

/** What becomes of a process beside what it is told. */
export type Action = "none" | "start" | "stop" | "restart";

/** What differs in a group beside its processes. */
export interface GroupChange {
  readonly group: string;
  readonly fate: Fate;
  readonly changes: readonly OptionChange[];
}

/** What differs in a process, and what is done about it. */
export interface ProcessChange {
  readonly group: string;
  readonly name: string;
  readonly fate: Fate;
  readonly action: Action;
  readonly changes: readonly OptionChange[];
}

/** All that has to be done so that what is in force is what the files say; without what nobody can see. */
export interface UpdatePlan {
  /** Removed ones, then those that are there, then new ones; without those in which only processes differ. */
  readonly groups: readonly GroupChange[];
  readonly processes: readonly ProcessChange[];
  /** Of the names asked for, those of no group. */
  readonly unknown: readonly string[];
}

/** A process as a plan sees it. */
export interface Planned {
  readonly config: ProcessConfig;
  readonly record: ProcessRecord;
  readonly liveness: Pick<LivenessVerdict, "remedy">;
}

/** A group as a plan sees it. */
export interface PlannedGroup {
  readonly config: GroupConfig;
  readonly processes: ReadonlyMap<string, Planned>;
}

/** What differs between the active groups and those of the files; of all groups, or of those that are named. */
export function planUpdate(
  active: ReadonlyMap<string, PlannedGroup>,
  { next, names }: { readonly next: readonly GroupConfig[]; readonly names: readonly string[] },
): UpdatePlan {
  const inFiles = new Set(next.map(({ name }) => name));
  const isWanted = (name: string) => names.length === 0 || names.includes(name);
  const gone = [...active.values()].filter(({ config: { name } }) => !inFiles.has(name) && isWanted(name));
  const there = next.filter(({ name }) => isWanted(name));
  const parts = [
    ...gone.map(removal),
    ...there.flatMap((config) => compare(active.get(config.name), config)),
    ...there.filter(({ name }) => !active.has(name)).map(addition),
  ];
  return {
    groups: parts.map(({ group }) => group).filter(({ fate, changes }) => fate !== "changed" || changes.length > 0),
    processes: parts.flatMap(({ processes }) => processes),
    unknown: names.filter((name) => !inFiles.has(name) && !active.has(name)),
  };
}

/** Whether nothing has to be done. */
export function isEmptyPlan({ groups, processes }: UpdatePlan): boolean {
  return groups.length === 0 && processes.length === 0;
}

interface Part {
  readonly group: GroupChange;
  readonly processes: readonly ProcessChange[];
}

function removal({ config: { name: group }, processes }: PlannedGroup): Part {
  return {
    group: { group, fate: "removed", changes: [] },
    processes: [...processes.values()].map((process) => goes(group, process)),
  };
}

function addition({ name: group, processes }: GroupConfig): Part {
  return { group: { group, fate: "added", changes: [] }, processes: processes.map((config) => comes(group, config)) };
}

function compare(active: PlannedGroup | undefined, next: GroupConfig): readonly Part[] {
  if (active === undefined || active.config === next) return [];
  const group = next.name;
  const isAnother = isAnotherGroup(active.config, next);
  const names = new Set(next.processes.map(({ name }) => name));
  const processes = [
    ...[...active.processes.values()].filter(({ config }) => !names.has(config.name)).map((one) => goes(group, one)),
    ...next.processes.flatMap((config) => {
      const process = active.processes.get(config.name);
      return process === undefined ? comes(group, config) : alters(group, process, { config, isAnother });
    }),
  ];
  const fate = isAnother ? "replaced" : "changed";
  return [{ group: { group, fate, changes: isAnother ? [] : groupChanges(active.config, next) }, processes }];
}

function goes(group: string, process: Planned): ProcessChange {
  const action = isWanted(process) ? "stop" : "none";
  return { group, name: process.config.name, fate: "removed", action, changes: [] };
}

function comes(group: string, { name, autostart }: ProcessConfig): ProcessChange {
  return { group, name, fate: "added", action: autostart ? "start" : "none", changes: [] };
}

function alters(
  group: string,
  process: Planned,
  { config, isAnother }: { readonly config: ProcessConfig; readonly isAnother: boolean },
): readonly ProcessChange[] {
  const changes = optionChanges(process.config, config);
  if (changes.length === 0 && !isAnother) return [];
  const { name } = config;
  if (!isAnother && changes.every(({ effect }) => effect !== "replace")) {
    return [{ group, name, fate: "changed", action: actionFor(process, { config, changes }), changes }];
  }
  const action = isWanted(process) ? "restart" : config.autostart ? "start" : "none";
  return [{ group, name, fate: "replaced", action, changes }];
}

// What somebody has stopped stays so; what was not able to go on may be so now
function actionFor(
  process: Planned,
  { config, changes }: { readonly config: ProcessConfig; readonly changes: readonly OptionChange[] },
): Action {
  const { record } = process;
  const isAnew = changes.some(({ effect }) =>
    effect === "restart" || (effect === "once_up" && record.state === "STARTING")
  );
  if (isWanted(process)) return isAnew && record.wait === null ? "restart" : "none";
  if (isAnew && (record.state === "FATAL" || record.state === "EXITED")) return config.autostart ? "start" : "none";
  return !startsBy(record, process.config) && startsBy(record, config) ? "start" : "none";
}

/** Whether it runs, or will without being asked. */
function isWanted({ record, config, liveness: { remedy } }: Planned): boolean {
  return isRunning(record.state) || awaitsRestart(record, config) || record.wait !== null || remedy === "restart";
}

function startsBy(record: ProcessRecord, config: ProcessConfig): boolean {
  return isAutostart(record, config) || awaitsRestart(record, config);
}
