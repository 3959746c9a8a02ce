import { assertEquals } from "@std/assert";
import { renamingsOf } from "../../src/logs/rotation.ts";

Deno.test("renamingsOf() shifts the backups up, the oldest first (LOG-006)", () => {
  assertEquals(renamingsOf("x.log", 3), [
    { from: "x.log.2", to: "x.log.3" },
    { from: "x.log.1", to: "x.log.2" },
    { from: "x.log", to: "x.log.1" },
  ]);
});

Deno.test("renamingsOf() renames nothing for backups=0 (LOG-007)", () => {
  assertEquals(renamingsOf("x.log", 0), []);
});
