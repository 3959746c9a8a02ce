import type { Passwd, Users } from "../../os.ts";
import { cString } from "../libc/c_string.ts";
import { libc } from "../libc/libc.ts";
import { GROUP, PASSWD } from "../libc/structs.ts";
import { textAt } from "../libc/text_at.ts";

type Group = NonNullable<ReturnType<Users["groupByGid"]>>;

/** The user data base as libc sees it, so that nsswitch.conf (ldap, sssd, systemd ...) counts. */
export class LinuxUsers implements Users {
  byName(name: string): Passwd | null {
    return passwd(libc.users.getpwnam(cString(name)));
  }

  byUid(uid: number): Passwd | null {
    return passwd(libc.users.getpwuid(uid));
  }

  groupByName(name: string): Group | null {
    return group(libc.users.getgrnam(cString(name)));
  }

  groupByGid(gid: number): Group | null {
    return group(libc.users.getgrgid(gid));
  }

  /** The primary group first, then every group that lists the user (PROC-027). */
  groupsOf(user: Passwd): readonly number[] {
    const name = cString(user.name);
    for (let room = 64;; room *= 4) {
      const groups = new Uint32Array(room);
      const count = new Int32Array([room]);
      const fits = libc.users.getgrouplist(name, user.gid, groups, count) !== -1;
      if (fits) return [...groups.subarray(0, count[0])];
    }
  }
}

function passwd(pointer: Deno.PointerValue): Passwd | null {
  if (pointer === null) return null;
  const view = new Deno.UnsafePointerView(pointer);
  return {
    name: textAt(view.getPointer(PASSWD.name)),
    uid: view.getUint32(PASSWD.uid),
    gid: view.getUint32(PASSWD.gid),
    directory: textAt(view.getPointer(PASSWD.directory)),
  };
}

function group(pointer: Deno.PointerValue): Group | null {
  if (pointer === null) return null;
  const view = new Deno.UnsafePointerView(pointer);
  return { name: textAt(view.getPointer(GROUP.name)), gid: view.getUint32(GROUP.gid) };
}
