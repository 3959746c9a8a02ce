import { assertEquals, assertThrows } from "@std/assert";
import { offeredStore } from "../../../../src/os/linux/systemd/offered_store.ts";
import { OsError } from "../../../../src/os/os.ts";
import "../../../support/open_libc.ts";

const OFFER = { NOTIFY_SOCKET: "/nowhere/notify", FDSTORE: "64", SYSTEMD_EXEC_PID: "7" };

Deno.test("offeredStore() takes what systemd offers to this very process", () => {
  assertEquals(assertThrows(() => offeredStore(OFFER, 7)?.(), OsError).code, "ENOENT");
  assertEquals(offeredStore(OFFER, 8), null);
  for (const without of ["NOTIFY_SOCKET", "FDSTORE", "SYSTEMD_EXEC_PID"] as const) {
    const { [without]: _left, ...rest } = OFFER;
    assertEquals(offeredStore(rest, 7), null);
  }
  assertEquals(offeredStore({ ...OFFER, FDSTORE: "0" }, 7), null);
});
