import { osError } from "../../os_error.ts";
import { lastErrno } from "./last_errno.ts";

/** The result of a libc call that answers -1 for failure; -1 becomes an OsError that names `call`. */
export function unwrap(call: string, result: number): number {
  if (result !== -1) return result;
  throw osError(call, lastErrno());
}
