import type { ConfigInfo, ProcessInfo } from "../../../../src/client/supervisor_rpc.ts";
import { makeNamespec } from "../../../../src/text/namespec.ts";

/** Processes in the order in which the daemon starts them: groups by priority, and in a group processes by theirs. */
export function inStartOrder(infos: readonly ProcessInfo[], configs: readonly ConfigInfo[]): readonly ProcessInfo[] {
  const sorted = configs.toSorted((a, b) => a.group_prio - b.group_prio || a.process_prio - b.process_prio);
  const ranks = new Map(sorted.map(({ group, name }, rank) => [makeNamespec(group, name), rank]));
  // Those that the files no longer name come last
  const rank = ({ group, name }: ProcessInfo) => ranks.get(makeNamespec(group, name)) ?? ranks.size;
  return infos.toSorted((a, b) => rank(a) - rank(b));
}
