import { assertEquals } from "@std/assert";
import { ctime } from "../../../src/text/python/ctime.ts";

Deno.test("ctime() writes a day of two places", () => {
  assertEquals(ctime(new Date(Date.UTC(2026, 10, 1, 10, 5, 9))), "Sun Nov  1 10:05:09 2026");
  assertEquals(ctime(new Date(Date.UTC(2026, 10, 23, 0, 5, 9, 900))), "Mon Nov 23 00:05:09 2026");
});
