import { assertEquals } from "@std/assert";
import { durationText } from "../../../src/text/duration.ts";
import { uptimeText } from "../../../src/web/client/uptime_text.ts";

Deno.test("uptimeText() writes in the browser what the daemon writes", () => {
  for (const seconds of [0, 5, 59, 60, 3599, 3600, 86399, 86400, 172799, 172800, 8_640_000]) {
    assertEquals(uptimeText(seconds), durationText(seconds));
  }
  assertEquals(uptimeText(-3), "0:00:00");
  assertEquals(uptimeText(5.9), "0:00:05");
});
