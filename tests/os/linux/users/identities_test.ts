import { assertEquals } from "@std/assert";
import { Identities } from "../../../../src/os/linux/users/identities.ts";
import type { Passwd } from "../../../../src/os/os.ts";

const NOBODY = { name: "nobody", uid: 65534, gid: 65533, directory: "/" };

/** A user data base that counts what it is asked. */
class CountingUsers {
  readonly asked: string[] = [];
  readonly users = new Map<number, Passwd>([[NOBODY.uid, NOBODY]]);

  byUid(uid: number): Passwd | null {
    this.asked.push(`user ${uid}`);
    return this.users.get(uid) ?? null;
  }

  groupsOf({ name }: Passwd): readonly number[] {
    this.asked.push(`groups of ${name}`);
    return [65533, 7];
  }
}

Deno.test("byUid() looks each user up once until forget()", () => {
  const users = new CountingUsers();
  const identities = new Identities(users);
  for (let count = 0; count < 1000; count++) {
    assertEquals(identities.byUid(NOBODY.uid), { uid: 65534, gid: 65533, groups: [65533, 7] });
  }
  assertEquals(users.asked, ["user 65534", "groups of nobody"]);
  users.users.set(NOBODY.uid, { ...NOBODY, gid: 8 });
  identities.forget();
  assertEquals(identities.byUid(NOBODY.uid)?.gid, 8);
  assertEquals(users.asked.length, 4);
});

Deno.test("byUid() looks again for a user that there was not", () => {
  const users = new CountingUsers();
  const identities = new Identities(users);
  assertEquals([identities.byUid(1), identities.byUid(1)], [null, null]);
  users.users.set(1, { ...NOBODY, uid: 1 });
  assertEquals(identities.byUid(1)?.uid, 1);
  assertEquals(users.asked, ["user 1", "user 1", "user 1", "groups of nobody"]);
});
