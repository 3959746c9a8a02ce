import { assertEquals, assertStrictEquals } from "@std/assert";
import { inheritedEnvironment } from "../../../src/supervisor/process/inherited_environment.ts";

Deno.test("inheritedEnvironment() hands everything on, but for how a service manager is reached", () => {
  const own = { A: "1", NOTIFY_SOCKET: "/run/systemd/notify", WATCHDOG_PID: "7", WATCHDOG_USEC: "1000000" };
  assertEquals(inheritedEnvironment(own), { A: "1" });
  const plain = { A: "1", WATCHDOG_USEC: "1000000" };
  assertStrictEquals(inheritedEnvironment(plain), plain);
});
