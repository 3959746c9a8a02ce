import type { Supervisor } from "../supervisor/life/supervisor.ts";
import { byCodePoint } from "../text/python/code_point_order.ts";
import { type ProcessView, processView } from "./process_view.ts";
import { viewTime } from "./view_time.ts";

/** Every process, sorted by group and process name as Python sorts strings, not by priority (RPC-081). */
export function processViews({ groups, options }: Supervisor): readonly ProcessView[] {
  const time = viewTime(options.clock);
  return sorted(groups).flatMap(({ processes }) => sorted(processes).map((process) => processView(process, time)));
}

function sorted<T>(named: ReadonlyMap<string, T>): readonly T[] {
  // Most groups have one process, and there may be a thousand of them
  if (named.size < 2) return [...named.values()];
  return [...named].toSorted(([a], [b]) => byCodePoint(a, b)).map(([, item]) => item);
}
