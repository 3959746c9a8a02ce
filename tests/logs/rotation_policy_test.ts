import { assertEquals } from "@std/assert";
import { rotationBySize } from "../../src/logs/rotation_policy.ts";

Deno.test("rotationBySize() is due once that many bytes are there, at any time (LOG-005)", () => {
  const policy = rotationBySize(10);
  const due = [0, 9, 10, 11].map((position) => policy.isDue({ position, now: position }));
  assertEquals(due, [false, false, true, true]);
});
