import type { Namespec } from "../../../src/text/namespec.ts";

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
