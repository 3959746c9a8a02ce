import { ERRNO } from "./errno.ts";
import { OsError } from "./os.ts";

/** The OsError for errno number `errno`; a number without a name gets "E<number>" and glibc's "Unknown error" text. */
export function osError(call: string, errno: number): OsError {
  const [code, text] = ERRNO[errno] ?? [`E${errno}`, `Unknown error ${errno}`];
  return new OsError(call, errno, code, text);
}
