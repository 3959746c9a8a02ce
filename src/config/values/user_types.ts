import type { Users } from "../../os/os.ts";
import { pythonInt } from "../../text/python/python_int.ts";
import { ValueError } from "../../text/python/value_error.ts";

/** The uid of a user's name or number, which must exist. Throws ValueError (CFG-067). */
export function uidOf(name: string, users: Users): number {
  const number = numberOrNull(name);
  if (number === null) {
    const entry = users.byName(name);
    if (entry === null) throw new ValueError(`Invalid user name ${name}`);
    return entry.uid;
  }
  if (!isId(number) || users.byUid(number) === null) throw new ValueError(`Invalid user id ${name}`);
  return number;
}

/** "user" (its gid is -1: unchanged) or "user:group", names or numbers. Throws ValueError (CFG-068). */
export function ownerOf(text: string, users: Users): { readonly uid: number; readonly gid: number } {
  const colon = text.indexOf(":");
  if (colon < 0) return { uid: uidOf(text, users), gid: -1 };
  return { uid: uidOf(text.slice(0, colon), users), gid: gidOf(text.slice(colon + 1), users) };
}

function gidOf(name: string, users: Users): number {
  const number = numberOrNull(name);
  const entry = number === null ? users.groupByName(name) : isId(number) ? users.groupByGid(number) : null;
  if (entry === null) throw new ValueError(`Invalid group ${number === null ? "name" : "id"} ${name}`);
  return entry.gid;
}

function numberOrNull(name: string): number | null {
  try {
    return pythonInt(name);
  } catch (error) {
    if (error instanceof ValueError) return null;
    throw error;
  }
}

/** What fits the 32 bits of a uid_t and is not its "no change". */
function isId(number: number): boolean {
  return number >= 0 && number < 0xffffffff;
}
