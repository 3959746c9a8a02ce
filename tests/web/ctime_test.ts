import { assertEquals } from "@std/assert";
import { ctime } from "../../src/web/ctime.ts";

Deno.test("ctime() writes local time with a day of two places", () => {
  const local = (day: number, hour: number) => new Date(2026, 10, day, hour, 5, 9).getTime() / 1000;
  assertEquals(ctime(local(1, 10)), "Sun Nov  1 10:05:09 2026");
  assertEquals(ctime(local(23, 0) + 0.9), "Mon Nov 23 00:05:09 2026");
});
