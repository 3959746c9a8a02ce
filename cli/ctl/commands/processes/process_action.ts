import type { ActionResult } from "../../../../src/client/supervisor_rpc.ts";
import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { splitNamespec } from "../../../../src/text/namespec.ts";
import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import { type ExitStatus, exitStatusOfFault } from "../../shell/exit_status.ts";
import type { Session } from "../../shell/session.ts";
import { perform } from "./perform.ts";

/** An action on processes that are named one by one, by group or by "all": start, stop and signal. */
export interface ProcessAction {
  /** The names, as typed. */
  readonly argument: string;
  readonly all: () => Promise<readonly ActionResult[]>;
  readonly group: (group: string) => Promise<readonly ActionResult[]>;
  readonly process: (namespec: string) => Promise<void>;
  /** The line for a result. Throws ValueError for a status that it has no words for. */
  readonly report: (result: ActionResult) => string;
  /** The fault that leaves the exit status alone. */
  readonly ignoredFault?: number;
  readonly noSuchGroup: ExitStatus;
}

type Steps = Omit<ProcessAction, "argument">;

/** Performs an action on the names in `argument`, in their order; "all" anywhere means everything. */
export async function processAction(session: Session, { argument, ...action }: ProcessAction): Promise<void> {
  const names = pythonSplit(argument);
  if (names.includes("all")) return report(session, { action, results: await action.all() });
  for (const namespec of names) {
    const { group, process } = splitNamespec(namespec);
    if (process === null) await onGroup(session, { action, group });
    else {report(session, {
        action,
        results: [await perform({ group, name: process }, () => action.process(namespec))],
      });}
  }
}

async function onGroup(
  session: Session,
  { action, group }: { readonly action: Steps; readonly group: string },
): Promise<void> {
  try {
    report(session, { action, results: await action.group(group) });
  } catch (error) {
    if (!(error instanceof RpcFault) || error.code !== FAULTS.BAD_NAME) throw error;
    session.fail(`${group}: ERROR (no such group)`, action.noSuchGroup);
  }
}

function report(
  session: Session,
  { action, results }: { readonly action: Steps; readonly results: readonly ActionResult[] },
): void {
  for (const result of results) {
    session.output(action.report(result));
    session.exitStatus = exitStatusOfFault(result.status, action.ignoredFault) ?? session.exitStatus;
  }
}
