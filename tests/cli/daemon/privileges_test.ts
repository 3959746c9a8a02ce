import { assertEquals, assertThrows } from "@std/assert";
import { dropPrivileges } from "../../../cli/daemon/privileges.ts";
import { UsageError } from "../../../cli/usage_error.ts";
import { FakeOs } from "../../support/fake_os.ts";

Deno.test("dropPrivileges() refuses a uid that has gone since the configuration was read (DAEMON-006)", () => {
  assertThrows(() => dropPrivileges(new FakeOs(), 5), UsageError, "Can't find uid 5");
});

Deno.test("dropPrivileges() tells of a user who is the current one already, and needs no right for it (DAEMON-004)", () => {
  const os = new FakeOs();
  const { uid } = os.users.find((user) => user.uid !== 0) ?? { uid: -1 };
  os.becomeUser(uid);
  assertEquals(dropPrivileges(os, uid).infos, [`Set uid to user ${uid} succeeded`]);
  assertThrows(() => dropPrivileges(os, 0), UsageError, "Can't drop privilege as nonroot user");
});
