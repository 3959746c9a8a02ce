import type { GroupConfig } from "./model/group_config.ts";
import type { ChannelConfig, ProcessConfig } from "./model/process_config.ts";
import { isEqual } from "../text/is_equal.ts";

/** What a reread finds: new and altered groups in the new order, dropped ones in the active order (DAEMON-047). */
export interface ConfigDiff {
  readonly added: readonly GroupConfig[];
  /** The new form of each group. */
  readonly changed: readonly GroupConfig[];
  readonly removed: readonly GroupConfig[];
}

/** Compares the groups that run with those of a newly read configuration, by name and then by value (DAEMON-044..046). */
export function diffGroups(active: readonly GroupConfig[], next: readonly GroupConfig[]): ConfigDiff {
  const activeByName = new Map(active.map((group) => [group.name, group]));
  const nextNames = new Set(next.map(({ name }) => name));
  return {
    added: next.filter(({ name }) => !activeByName.has(name)),
    changed: next.filter((group) => !isSameGroup(activeByName.get(group.name) ?? group, group)),
    removed: active.filter(({ name }) => !nextNames.has(name)),
  };
}

function isSameGroup(active: GroupConfig, next: GroupConfig): boolean {
  const { processes: activeProcesses, ...activeOwn } = comparableGroup(active);
  const { processes: nextProcesses, ...nextOwn } = comparableGroup(next);
  return isEqual(activeOwn, nextOwn) && activeProcesses.length === nextProcesses.length &&
    activeProcesses.every((process, index) => isSameProcess(process, nextProcesses[index]));
}

/** The order of a pool's events says nothing. */
function comparableGroup(group: GroupConfig): GroupConfig {
  return group.kind === "eventlistener" ? { ...group, events: group.events.toSorted() } : group;
}

function isSameProcess(active: ProcessConfig, next: ProcessConfig | undefined): boolean {
  if (next === undefined) return false;
  const stdout = comparableChannel(active.stdout, next.stdout);
  const stderr = comparableChannel(active.stderr, next.stderr);
  // Where it is written says nothing of it
  return isEqual({ ...active, stdout, stderr, section: next.section }, next);
}

/**
 * Compat: DAEMON-045. A log that becomes AUTO is no change. From AUTO to a file is one: the active value is by then the
 * name of a temporary file.
 */
function comparableChannel(active: ChannelConfig, next: ChannelConfig): ChannelConfig {
  return next.logfile.kind === "auto" ? { ...active, logfile: next.logfile } : active;
}
