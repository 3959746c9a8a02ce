import { makeNamespec } from "../../text/namespec.ts";
import { DependencyGraph } from "../dependencies/dependency_graph.ts";
import { placedError } from "../ini/placed_error.ts";
import type { GroupConfig } from "../model/group_config.ts";
import type { ParseContext } from "./parse_context.ts";

const KEY = "depends_on";

/** Throws OptionError where depends_on= names nobody, or programs need each other in a circle. */
export function checkDependencies({ ini }: ParseContext, groups: readonly GroupConfig[]): void {
  const members = groups.flatMap(({ name, processes }) => processes.map((config) => ({ group: name, config })));
  const graph = new DependencyGraph(members);
  if (graph.isEmpty) return;
  for (const member of members) {
    const unknown = graph.needs(member).find(({ of }) => of.length === 0);
    if (unknown === undefined) continue;
    const why = `there is no program, process or group ${unknown.name}`;
    throw placedError(ini, { section: member.config.section, name: KEY, why, word: unknown.name });
  }
  const cycle = graph.cycle();
  const [first] = cycle ?? [];
  if (cycle === null || first === undefined) return;
  const names = cycle.map(({ group, config: { name } }) => makeNamespec(group, name));
  const why = names.slice(1).map((name, index) => `${names[index]} needs ${name}`).join(", ");
  throw placedError(ini, { section: first.config.section, name: KEY, why: `${why}: none of them could be started` });
}
