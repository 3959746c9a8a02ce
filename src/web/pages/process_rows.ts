import { refuseWhileStopping } from "../../rpc/api/supervisor/declare.ts";
import type { Supervisor } from "../../supervisor/life/supervisor.ts";
import type { ProcessView } from "../../view/process_view.ts";
import { processViews } from "../../view/process_views.ts";
import type { ProcessRow } from "../markup/process_row.ts";

/** Every process, sorted by group and name. Throws RpcFault SHUTDOWN_STATE while supervisord stops (WEB-029). */
export function processRows(supervisor: Supervisor): readonly ProcessRow[] {
  refuseWhileStopping(supervisor);
  return processViews(supervisor).map(processRowOf);
}

/** What of a process goes into its row. */
export function processRowOf({ namespec, group, state, description, startedAt }: ProcessView): ProcessRow {
  return { namespec, group, state, description, start: startedAt };
}
