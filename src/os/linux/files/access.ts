import { cString } from "../libc/c_string.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import type { Inspection } from "../../inspection.ts";
import { OsError } from "../../os.ts";
import { osError } from "../../os_error.ts";
import type { Identities } from "../users/identities.ts";
import { assume } from "../users/identity.ts";

const MODES = { read: 4, write: 2, run: 1 } as const;

/** access(2) as a user; this thread becomes him for the time of the call. */
export function access(
  path: string,
  { to, uid }: Parameters<Inspection["access"]>[1],
  identities: Identities,
): string | null {
  const look = () => {
    return libc.files.access(cString(path), MODES[to]) === 0 ? null : osError("access", lastErrno()).code;
  };
  const own = libc.processes.getuid();
  if (uid === null || uid === own) return look();
  const identity = own === 0 ? identities.byUid(uid) : null;
  if (identity === null) return "EPERM";
  try {
    using _ = assume(identity);
    return look();
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return error.code;
  }
}
