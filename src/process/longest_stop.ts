import { DependencyGraph } from "../config/dependencies/dependency_graph.ts";
import type { Config } from "../config/model/config.ts";
import type { ProcessConfig } from "../config/model/process_config.ts";
import { LISTENING } from "./listening.ts";

interface Member {
  readonly group: string;
  readonly priority: number;
  readonly config: ProcessConfig;
  /** From the signal to the SIGKILL. */
  readonly seconds: number;
}

/**
 * Seconds that an orderly stop of everything takes at most: every program that there can be runs, and takes all of its
 * stopwaitsecs. As src/supervisor/life stops: group after group, or in order where something is written that says so.
 */
export function longestStop({ groups, supervisord: { shutdownTimeout } }: Config): number {
  const members = groups.flatMap(({ name: group, priority, kind, processes }) =>
    processes.map((config): Member => ({
      ...{ group, priority, config },
      seconds: config.stopwaitsecs + (kind === "eventlistener" ? LISTENING : 0),
    }))
  );
  const graph = new DependencyGraph(members);
  if (graph.isEmpty && shutdownTimeout === null) {
    const byGroup = Map.groupBy(members, ({ group }) => group);
    return [...byGroup.values()].reduce((sum, group) => sum + Math.max(...group.map(({ seconds }) => seconds)), 0);
  }
  return Math.min(orderedStop(members, graph), shutdownTimeout ?? Infinity);
}

function orderedStop(members: readonly Member[], graph: DependencyGraph<Member>): number {
  const left = new Set(members);
  const ends = new Map<Member, number>();
  let now = 0;
  while (left.size > 0) {
    const free = [...left].filter((member) => ![...graph.dependents(member)].some((other) => left.has(other)));
    const highest = Math.max(...free.map(({ priority }) => priority));
    for (const member of free) {
      if (member.priority === highest && !ends.has(member)) ends.set(member, now + member.seconds);
    }
    now = Math.min(...[...left].map((member) => ends.get(member) ?? Infinity));
    for (const member of left) if ((ends.get(member) ?? Infinity) <= now) left.delete(member);
  }
  return now;
}
