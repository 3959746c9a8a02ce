import type { Namespec } from "../../../src/text/namespec.ts";
import { makeNamespec } from "../../../src/text/namespec.ts";
import { nearestName } from "../../../src/text/nearest_name.ts";

/** "x: did you mean y?"; nothing when none of `known` is near. */
export function meantName(name: string, known: Iterable<string>): readonly string[] {
  const nearest = nearestName(name, known);
  return nearest === null ? [] : [`${name}: did you mean ${nearest}?`];
}

/** The same for a process: also by a name that lacks its group, and by that of a group. */
export function meantProcess(name: string, processes: readonly Namespec[]): readonly string[] {
  const meanings = new Map([
    ...processes.map(({ group }) => [group, `${group}:*`] as const),
    ...processes.map(({ group, process }) => [process ?? "", makeNamespec(group, process)] as const),
    ...processes.map(({ group, process }) => [makeNamespec(group, process), makeNamespec(group, process)] as const),
  ]);
  const nearest = meanings.has(name) ? name : nearestName(name, meanings.keys());
  const meant = nearest === null ? undefined : meanings.get(nearest);
  return meant === undefined ? [] : [`${name}: did you mean ${meant}?`];
}
