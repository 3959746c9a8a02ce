import { assertEquals } from "@std/assert";
import { rotation } from "../../src/logs/rotation.ts";

Deno.test("rotation() shifts the backups up, the oldest first (LOG-006)", () => {
  assertEquals(rotation("x.log", 3), [
    { from: "x.log.2", to: "x.log.3" },
    { from: "x.log.1", to: "x.log.2" },
    { from: "x.log", to: "x.log.1" },
  ]);
});

Deno.test("rotation() renames nothing for backups=0 (LOG-007)", () => {
  assertEquals(rotation("x.log", 0), []);
});
