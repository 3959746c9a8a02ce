import type { Supervisor } from "../../supervisor/life/supervisor.ts";
import { failureOf } from "../../view/explain/failure.ts";
import { UsageMeter } from "../../view/usage_meter.ts";
import type { ProcessView } from "../../view/process_view.ts";
import { processViews } from "../../view/process_views.ts";
import { kindOf } from "../markup/kind_of.ts";
import type { ProcessRow } from "../markup/process_row.ts";

/** Every process, sorted by group and name, with what is the matter with it and what it uses where people look. */
export function processRows(
  supervisor: Supervisor,
  { forPeople }: { readonly forPeople: boolean },
): readonly ProcessRow[] {
  const rows = processViews(supervisor);
  return rows.map((view) => forPeople ? processRowOf(view, supervisor) : plainRow(view));
}

/** What of a process goes into its row. */
export function processRowOf(view: ProcessView, supervisor: Supervisor): ProcessRow {
  const { groups, options } = supervisor;
  const process = groups.get(view.group)?.processes.get(view.name);
  if (process === undefined) return plainRow(view);
  const failure = failureOf(process, { view, os: options.os });
  const { wait } = process.record;
  const kind = kindOf({
    state: view.state,
    hasFailed: failure !== null || wait?.kind === "never",
    isWaiting: wait?.kind === "waiting",
  });
  return { ...plainRow(view), kind, failure, load: UsageMeter.of(supervisor).load(process) };
}

function plainRow({ namespec, group, state, description, startedAt }: ProcessView): ProcessRow {
  const kind = kindOf({ state, hasFailed: false, isWaiting: false });
  return { namespec, group, state, description, start: startedAt, kind, failure: null, load: null };
}
