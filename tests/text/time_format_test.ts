import { assertEquals } from "@std/assert";
import { compileTimeFormat } from "../../src/text/time_format.ts";

function written(format: string, local: string, offset = 0): string {
  const compiled = compileTimeFormat(format);
  return typeof compiled === "string" ? `refused: ${compiled}` : compiled({ local: new Date(local), offset });
}

Deno.test("compileTimeFormat() knows what strftime has", () => {
  assertEquals(written("%F %T,%L", "2026-03-04T05:06:07.089Z"), "2026-03-04 05:06:07,089");
  assertEquals(written("%Y%m%d %H%M%S.%f %z", "2026-03-04T15:06:07.089Z", -210), "20260304 150607.089000 -0330");
  assertEquals(written("%a %e %b %y, %I:%M %p%%", "2026-03-04T00:06:07Z"), "Wed  4 Mar 26, 12:06 AM%");
  assertEquals(written("%s", "1970-01-01T01:00:05Z", 60), "5");
});

Deno.test("compileTimeFormat() says what it does not know", () => {
  assertEquals(written("%Q", "2026-03-04T05:06:07Z").startsWith('refused: "%Q" is none of %Y %y'), true);
  assertEquals(written("at %", "2026-03-04T05:06:07Z").startsWith('refused: "%" is none of'), true);
});
