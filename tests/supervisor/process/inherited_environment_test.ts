import { assertEquals, assertStrictEquals } from "@std/assert";
import { inheritedEnvironment } from "../../../src/supervisor/process/inherited_environment.ts";

Deno.test("inheritedEnvironment() hands everything on, but for the service manager's socket where adopt= uses it", () => {
  const own = { A: "1", NOTIFY_SOCKET: "/run/systemd/notify" };
  assertStrictEquals(inheritedEnvironment(own, { adopt: false }), own);
  assertEquals(inheritedEnvironment(own, { adopt: true }), { A: "1" });
  const plain = { A: "1" };
  assertStrictEquals(inheritedEnvironment(plain, { adopt: true }), plain);
});
