import { assertEquals, assertThrows } from "@std/assert";
import { parseSchedule } from "../../../src/config/values/schedule.ts";
import { ValueError } from "../../../src/text/python/value_error.ts";

function next(text: string, wall: string): string | undefined {
  return parseSchedule(text).next(new Date(`${wall}Z`))?.toISOString().slice(0, 16);
}

Deno.test("parseSchedule() knows midnight, hourly, and weekly as crontab's @weekly", () => {
  assertEquals(next("midnight", "2026-11-29T00:00"), "2026-11-30T00:00");
  assertEquals(next(" Hourly ", "2026-11-29T23:59:59"), "2026-11-30T00:00");
  assertEquals(next("weekly", "2026-11-29T00:00"), "2026-12-06T00:00");
  assertEquals(next("weekly", "2026-11-28T12:00"), "2026-11-29T00:00");
});

Deno.test("parseSchedule() takes cron's five fields, of the two for days either", () => {
  assertEquals(next("0 3 * * *", "2026-11-29T03:00"), "2026-11-30T03:00");
  assertEquals(next("*/15 8-18 * * mon-fri", "2026-11-27T18:45"), "2026-11-30T08:00");
  assertEquals(next("0 0 13 * 5", "2026-12-01T00:00"), "2026-12-04T00:00");
  assertEquals(next("0 0 13 * 5", "2026-12-11T00:00"), "2026-12-13T00:00");
  assertEquals(next("0 0 29 2 *", "2026-11-29T00:00"), "2028-02-29T00:00");
  assertEquals(next("0 0 * * 7", "2026-11-28T00:00"), "2026-11-29T00:00");
});

Deno.test("parseSchedule() takes a time zone before all of them", () => {
  assertEquals(parseSchedule("CRON_TZ=Europe/Berlin 0 3 * * *").zone, "Europe/Berlin");
  assertEquals(parseSchedule("CRON_TZ=UTC midnight").zone, "UTC");
  assertEquals(parseSchedule("0 3 * * *").zone, null);
});

Deno.test("parseSchedule() says what it cannot use", () => {
  const words = "neither midnight, hourly, weekly nor the five fields of cron";
  for (
    const [text, why] of [
      ["daily", `${words}: 'daily'`],
      ["@daily", `${words}: '@daily'`],
      ["", `${words}: ''`],
      ["0 0 0 * * *", `${words}: '0 0 0 * * *'`],
      ["0 3 * *", `${words}: '0 3 * *'`],
      ["? 3 * * *", `cron knows no "?": '? 3 * * *'`],
      ["60 3 * * *", "Invalid value for minute: 60"],
      ["0 0 31 2 *", "it never comes: '0 0 31 2 *'"],
      ["CRON_TZ=Europe/Bremen 0 3 * * *", "there is no time zone 'Europe/Bremen'"],
      ["CRON_TZ= midnight", "there is no time zone ''"],
    ] as const
  ) assertEquals(assertThrows(() => parseSchedule(text), ValueError).message, why);
});
