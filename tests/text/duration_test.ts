import { assertEquals } from "@std/assert";
import { durationText } from "../../src/text/duration.ts";

Deno.test("durationText() prints seconds as a timedelta", () => {
  const table: readonly (readonly [seconds: number, text: string])[] = [
    [0, "0:00:00"],
    [5, "0:00:05"],
    [3661, "1:01:01"],
    [86399, "23:59:59"],
    [86405, "1 day, 0:00:05"],
    [200000, "2 days, 7:33:20"],
    [-1, "-1 day, 23:59:59"],
    [-86401, "-2 days, 23:59:59"],
  ];
  for (const [seconds, text] of table) assertEquals(durationText(seconds), text);
});

Deno.test("durationText() needs nothing but its own text, as browsers get it", () => {
  const alone = new Function("seconds", `return (${durationText})(seconds)`);
  assertEquals(alone(86405), "1 day, 0:00:05");
});
