import type { ActionResult } from "../../../../src/client/supervisor_rpc.ts";
import { FAULTS } from "../../../../src/rpc/codec/fault.ts";
import { heldReason } from "../../../../src/rpc/codec/held_reason.ts";
import { makeNamespec } from "../../../../src/text/namespec.ts";
import type { Session } from "../../shell/session.ts";
import { resultLine } from "./result_line.ts";

const ERRORS: ReadonlyMap<number, string> = new Map([
  [FAULTS.BAD_NAME, "no such process"],
  [FAULTS.NO_FILE, "no such file"],
  [FAULTS.NOT_EXECUTABLE, "file is not executable"],
  [FAULTS.ALREADY_STARTED, "already started"],
  [FAULTS.SPAWN_ERROR, "spawn error"],
  [FAULTS.ABNORMAL_TERMINATION, "abnormal termination"],
]);

const DIED: readonly number[] = [FAULTS.SPAWN_ERROR, FAULTS.ABNORMAL_TERMINATION];

/** The line for a result of start; a person is told of a process that died. */
export function startResultLine(session: Session, result: ActionResult): string {
  const { group, name, status, description } = result;
  const reason = heldReason(description);
  if (reason !== undefined) return resultLine(result, { done: "started", errors: new Map([[status, reason]]) });
  if (DIED.includes(status)) session.note({ kind: "process", namespec: makeNamespec(group, name), detail: true });
  return resultLine(result, { done: "started", errors: ERRORS });
}
