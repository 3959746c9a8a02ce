import { assert, assertEquals } from "@std/assert";
import { LinuxUsers } from "../../../../src/os/linux/users/users.ts";
import "../../../support/open_libc.ts";

const users = new LinuxUsers();

function rows(file: string): readonly (readonly string[])[] {
  return Deno.readTextFileSync(file).trim().split("\n").map((line) => line.split(":"));
}

Deno.test("byName() and byUid() agree with /etc/passwd", () => {
  for (const [name = "", , uid, gid, , directory = ""] of rows("/etc/passwd")) {
    assertEquals(users.byName(name), { name, uid: Number(uid), gid: Number(gid), directory });
    assertEquals(users.byUid(Number(uid))?.uid, Number(uid));
  }
});

Deno.test("groupByName() and groupByGid() agree with /etc/group", () => {
  for (const [name = "", , gid] of rows("/etc/group")) {
    assertEquals(users.groupByName(name), { name, gid: Number(gid) });
    assertEquals(users.groupByGid(Number(gid))?.gid, Number(gid));
  }
});

Deno.test("groupsOf() begins with the primary group and holds each group that lists the user", () => {
  const groups = rows("/etc/group");
  for (const [name = "", , uid] of rows("/etc/passwd")) {
    const user = users.byUid(Number(uid));
    if (user?.name !== name) continue;
    const found = users.groupsOf(user);
    assertEquals(found[0], user.gid);
    const listing = groups.filter(([, , , members = ""]) => members.split(",").includes(name));
    assert(listing.every(([, , gid]) => found.includes(Number(gid))), `${name}: ${found}`);
  }
});

Deno.test("groupsOf() gives the primary group of somebody whom no group lists", () => {
  assertEquals(users.groupsOf({ name: "no-such-user", uid: 4242, gid: 4343, directory: "/" }), [4343]);
});
