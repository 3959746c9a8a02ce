import { PythonError } from "../../../../src/client/python_error.ts";
import type { ActionResult } from "../../../../src/client/supervisor_rpc.ts";
import { FAULTS } from "../../../../src/rpc/codec/fault.ts";
import { makeNamespec } from "../../../../src/text/namespec.ts";

/** The words for each status that an action may have, by fault code: done, or why not. */
export interface ResultWords {
  readonly done: string;
  readonly errors: ReadonlyMap<number, string>;
}

/** "NAME: started" or "NAME: ERROR (spawn error)". Throws ValueError for a status without words (CTL-030). */
export function resultLine(result: ActionResult, { done, errors }: ResultWords): string {
  const name = makeNamespec(result.group, result.name);
  if (result.status === FAULTS.SUCCESS) return `${name}: ${done}`;
  const why = errors.get(result.status);
  if (why === undefined) throw new PythonError("ValueError", `Unknown result code ${result.status} for ${name}`);
  return `${name}: ERROR (${why})`;
}
