import type { Supervisor } from "../supervisor/life/supervisor.ts";
import { type ProcessView, processView } from "./process_view.ts";
import { sortedProcesses } from "./sorted_processes.ts";
import { viewTime } from "./view_time.ts";

/** Every process in the order in which they are listed. */
export function processViews(supervisor: Supervisor): readonly ProcessView[] {
  const time = viewTime(supervisor.options.clock);
  return sortedProcesses(supervisor).map((process) => processView(process, time));
}
