import { refuseWhileStopping } from "../../rpc/api/supervisor/declare.ts";
import type { Supervisor } from "../../supervisor/life/supervisor.ts";
import { failureOf } from "../../view/explain/failure.ts";
import type { ProcessView } from "../../view/process_view.ts";
import { processViews } from "../../view/process_views.ts";
import { kindOf } from "../markup/kind_of.ts";
import type { ProcessRow } from "../markup/process_row.ts";

/**
 * Every process, sorted by group and name, with what is the matter with it where people look. Throws RpcFault
 * SHUTDOWN_STATE while supervisord stops (WEB-029).
 */
export function processRows(
  supervisor: Supervisor,
  { forPeople }: { readonly forPeople: boolean },
): readonly ProcessRow[] {
  refuseWhileStopping(supervisor);
  const rows = processViews(supervisor);
  return rows.map((view) => forPeople ? processRowOf(view, supervisor) : plainRow(view));
}

/** What of a process goes into its row. */
export function processRowOf(view: ProcessView, { groups, options }: Supervisor): ProcessRow {
  const process = groups.get(view.group)?.processes.get(view.name);
  if (process === undefined) return plainRow(view);
  const failure = failureOf(process, { view, os: options.os });
  const { wait } = process.record;
  const kind = kindOf({
    state: view.state,
    hasFailed: failure !== null || wait?.kind === "never",
    isWaiting: wait?.kind === "waiting",
  });
  return { ...plainRow(view), kind, failure };
}

function plainRow({ namespec, group, state, description, startedAt }: ProcessView): ProcessRow {
  const kind = kindOf({ state, hasFailed: false, isWaiting: false });
  return { namespec, group, state, description, start: startedAt, kind, failure: null };
}
