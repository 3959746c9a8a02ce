import type { Supervisor } from "../supervisor/life/supervisor.ts";
import type { Subprocess } from "../supervisor/process/subprocess.ts";
import { byCodePoint } from "../text/python/code_point_order.ts";

/** Every process, sorted by group and process name as Python sorts strings, not by priority (RPC-081). */
export function sortedProcesses({ groups }: Pick<Supervisor, "groups">): readonly Subprocess[] {
  return sorted(groups).flatMap(({ processes }) => sorted(processes));
}

function sorted<T>(named: ReadonlyMap<string, T>): readonly T[] {
  // Most groups have one process, and there may be a thousand of them
  if (named.size < 2) return [...named.values()];
  return [...named].toSorted(([a], [b]) => byCodePoint(a, b)).map(([, item]) => item);
}
