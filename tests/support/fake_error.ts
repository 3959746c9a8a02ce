import { ERRNO } from "../../src/os/errno.ts";
import type { OsError } from "../../src/os/os.ts";
import { osError } from "../../src/os/os_error.ts";

/** The OsError of a failed `call`, by the symbolic name of its errno. */
export function fakeError(call: string, code: string): OsError {
  const found = Object.entries(ERRNO).find(([, [name]]) => name === code);
  if (found === undefined) throw new Error(`Cannot make an OsError: there is no errno ${code}`);
  return osError(call, Number(found[0]));
}
