import type { Passwd } from "../../../src/os/os.ts";

/** The user in a line of passwd(5): name:password:uid:gid:comment:directory:shell; null when it is not one. */
export function passwdLine(line: string): Passwd | null {
  const [name = "", , uid, gid, , directory] = line.split(":");
  if (uid === undefined || gid === undefined || directory === undefined) return null;
  return { name, uid: Number(uid), gid: Number(gid), directory };
}
