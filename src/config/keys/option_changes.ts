import type { GroupConfig } from "../model/group_config.ts";
import type { ProcessConfig } from "../model/process_config.ts";
import { isEqual } from "../../text/is_equal.ts";
import { type Effect, type KeyEffect, PROGRAM_EFFECTS } from "./program_effects.ts";

/** An option that has another value in the files than in force. */
export interface OptionChange {
  readonly option: string;
  readonly effect: Effect;
  /** The values for people; "" for none, and where they are not to be shown. */
  readonly from: string;
  readonly to: string;
  /** Of what is not to be shown: the names of what is added (+), taken away (-) or another value (~), with that sign. */
  readonly names: readonly string[];
}

/** What differs between two configurations of one process, in the order of the table. */
export function optionChanges(active: ProcessConfig, next: ProcessConfig): readonly OptionChange[] {
  if (isEqual(active, next)) return [];
  return Object.entries(PROGRAM_EFFECTS).flatMap(([option, row]) =>
    row === null ? [] : change(option, row, active, next)
  );
}

/** What differs between two groups of one name and kind, beside their processes. */
export function groupChanges(active: GroupConfig, next: GroupConfig): readonly OptionChange[] {
  return Object.entries(GROUP_OPTIONS).flatMap(([option, shown]) => {
    const [from, to] = [shown(active), shown(next)];
    return from === to ? [] : [{ option, effect: "at_once" as const, from, to, names: [] }];
  });
}

/** Whether it is another group for all that its processes are: they could not go on in it. */
export function isAnotherGroup(active: GroupConfig, next: GroupConfig): boolean {
  if (active.kind !== "eventlistener" || next.kind !== "eventlistener") return active.kind !== next.kind;
  return active.resultHandler !== next.resultHandler;
}

const GROUP_OPTIONS: Readonly<Record<string, (config: GroupConfig) => string>> = {
  priority: ({ priority }) => String(priority),
  // Their order says nothing
  events: (config) => config.kind === "eventlistener" ? config.events.toSorted().join(",") : "",
  buffer_size: (config) => config.kind === "eventlistener" ? String(config.bufferSize) : "",
};

function change(
  option: string,
  { effect, shown, secrets }: KeyEffect,
  ...[active, next]: readonly [ProcessConfig, ProcessConfig]
): readonly OptionChange[] {
  const [from, to] = [shown(active), shown(next)];
  const names = secrets === undefined ? [] : namesOf(secrets(active), secrets(next));
  return from === to && names.length === 0 ? [] : [{ option, effect, from, to, names }];
}

function namesOf(from: Readonly<Record<string, string>>, to: Readonly<Record<string, string>>): readonly string[] {
  const sign = (name: string) => from[name] === undefined ? "+" : to[name] === undefined ? "-" : "~";
  return Object.keys({ ...from, ...to }).filter((name) => from[name] !== to[name]).toSorted()
    .map((name) => sign(name) + name);
}
