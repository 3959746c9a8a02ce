import type { ActionResult } from "../../../../src/client/supervisor_rpc.ts";
import { FAULTS } from "../../../../src/rpc/codec/fault.ts";
import { resultLine } from "./result_line.ts";

const ERRORS: ReadonlyMap<number, string> = new Map([
  [FAULTS.BAD_NAME, "no such process"],
  [FAULTS.BAD_SIGNAL, "bad signal name"],
  [FAULTS.NOT_RUNNING, "not running"],
]);

/** The line for a result of stop or signal; of FAILED the fault's text alone (CTL-032). */
export function signalResultLine(result: ActionResult, done: string): string {
  if (result.status === FAULTS.FAILED) return result.description;
  return resultLine(result, { done, errors: ERRORS });
}
