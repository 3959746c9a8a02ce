import { assertEquals } from "@std/assert";
import { byCodePoint } from "../../../src/text/python/code_point_order.ts";

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

Deno.test("byCodePoint() finds its way where only half a character differs", () => {
  // The same first half, one whole character and one that is none, as names that are no UTF-8 have
  assertEquals(["\u{1f600}", "x\u{1f600}", "\u{1f480}", "\ud83db", "\ud83da"].toSorted(byCodePoint), [
    "x\u{1f600}",
    "\ud83da",
    "\ud83db",
    "\u{1f480}",
    "\u{1f600}",
  ]);
});
