import type { Namespec } from "../../src/text/namespec.ts";
import { pythonSplit } from "../../src/text/python_space.ts";

/** What a word of a command line may become. */
export type Slot = "action" | "group" | "process" | "none";

const GROUP_ACTIONS: readonly string[] = ["add", "remove", "update"];
const PROCESS_ACTIONS: readonly string[] = [
  "clear",
  "fg",
  "pid",
  "restart",
  "signal",
  "start",
  "status",
  "stop",
  "tail",
];

/** What may stand where the line ends (CTL-086). */
export function slotAt(line: string): Slot {
  const [action, ...rest] = pythonSplit(line);
  if (action === undefined || (rest.length === 0 && /\S$/.test(line))) return "action";
  return slotOf(action);
}

/** What the arguments of an action are. */
export function slotOf(action: string): Slot {
  if (action === "help") return "action";
  if (GROUP_ACTIONS.includes(action)) return "group";
  return PROCESS_ACTIONS.includes(action) ? "process" : "none";
}

/** The group names in the order of their processes. */
export function groupNames(processes: readonly Namespec[]): readonly string[] {
  return [...new Set(processes.map(({ group }) => group))];
}

/**
 * The names by which processes can be called: "name", or "group:name" and "group:*" in groups of several. Compat:
 * CTL-086, a word with a colon makes the original offer the long form for all.
 */
export function processNames(processes: readonly Namespec[], word = ""): readonly string[] {
  const names = processes.flatMap(({ group, process }) => {
    if (group === process && !word.includes(":")) return [group];
    return [`${group}:${process}`, `${group}:*`];
  });
  return [...new Set(names)];
}
