import { assertEquals } from "@std/assert";
import { byCodePoint } from "../../src/text/code_point_order.ts";

Deno.test("byCodePoint() orders as Python does, beyond the basic plane too", () => {
  assertEquals(["b", "a10", "\u{1f600}", "a", "\uffee", "a9", "B"].toSorted(byCodePoint), [
    "B",
    "a",
    "a10",
    "a9",
    "b",
    "\uffee",
    "\u{1f600}",
  ]);
  assertEquals(byCodePoint("a", "a"), 0);
});
