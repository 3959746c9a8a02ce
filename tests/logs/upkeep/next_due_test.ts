import { assertEquals } from "@std/assert";
import { parseSchedule } from "../../../src/config/values/schedule.ts";
import { nextDue } from "../../../src/logs/upkeep/next_due.ts";
import { type WallClock, wallClock } from "../../../src/logs/upkeep/wall_clock.ts";
import { FakeClock } from "../../support/fake_clock.ts";

const HOUR = 3600;

function clockOf(zone: string): WallClock {
  return wallClock(zone, new FakeClock());
}

/** What the wall showed, and UTC, at each time that was due in between. */
function dueBetween(zone: string, text: string, [from, to]: readonly [string, string]): readonly string[] {
  const wall = clockOf(zone);
  const schedule = parseSchedule(text);
  const found: string[] = [];
  const end = Date.parse(to) / 1000;
  for (let after: number | null = Date.parse(from) / 1000;;) {
    after = nextDue(schedule, { after, wall });
    if (after === null || after > end) return found;
    found.push(`${new Date(wall(after) * 1000).toISOString().slice(5, 16)} ${utc(after)}`);
  }
}

function utc(instant: number): string {
  return new Date(instant * 1000).toISOString().slice(11, 16);
}

Deno.test("nextDue() comes once for what clocks leave out when summer begins", () => {
  assertEquals(dueBetween("Europe/Berlin", "30 2 * * *", ["2026-03-28T12:00Z", "2026-03-30T12:00Z"]), [
    "03-29T03:00 01:00",
    "03-30T02:30 00:30",
  ]);
  assertEquals(dueBetween("America/New_York", "30 2 * * *", ["2026-03-07T12:00Z", "2026-03-09T12:00Z"]), [
    "03-08T03:00 07:00",
    "03-09T02:30 06:30",
  ]);
  // Half an hour is left out there
  assertEquals(dueBetween("Australia/Lord_Howe", "15 2 * * *", ["2026-10-03T02:00Z", "2026-10-05T02:00Z"]), [
    "10-04T02:30 15:30",
    "10-05T02:15 15:15",
  ]);
});

Deno.test("nextDue() comes once for what clocks show twice when summer ends", () => {
  assertEquals(dueBetween("Europe/Berlin", "30 2 * * *", ["2026-10-24T12:00Z", "2026-10-26T12:00Z"]), [
    "10-25T02:30 00:30",
    "10-26T02:30 01:30",
  ]);
  assertEquals(dueBetween("America/New_York", "30 1 * * *", ["2026-10-31T12:00Z", "2026-11-02T12:00Z"]), [
    "11-01T01:30 05:30",
    "11-02T01:30 06:30",
  ]);
  assertEquals(dueBetween("Australia/Lord_Howe", "45 1 * * *", ["2026-04-04T02:00Z", "2026-04-06T02:00Z"]), [
    "04-05T01:45 14:45",
    "04-06T01:45 15:15",
  ]);
});

Deno.test("nextDue() comes at each hour that clocks show, once", () => {
  assertEquals(dueBetween("Europe/Berlin", "hourly", ["2026-10-24T23:30Z", "2026-10-25T02:30Z"]), [
    "10-25T02:00 00:00",
    "10-25T03:00 02:00",
  ]);
  assertEquals(dueBetween("Europe/Berlin", "hourly", ["2026-03-28T23:30Z", "2026-03-29T02:30Z"]), [
    "03-29T01:00 00:00",
    "03-29T03:00 01:00",
    "03-29T04:00 02:00",
  ]);
});

Deno.test("nextDue() never comes twice, nor misses one, wherever it is asked around a change", () => {
  for (
    const [zone, text, change] of [
      ["Europe/Berlin", "midnight", "2026-10-25T01:00Z"],
      ["Europe/Berlin", "*/30 * * * *", "2026-10-25T01:00Z"],
      ["Europe/Berlin", "*/30 * * * *", "2026-03-29T01:00Z"],
      ["America/New_York", "0 2 * * *", "2026-11-01T06:00Z"],
      ["America/New_York", "0 2 * * *", "2026-03-08T07:00Z"],
      ["Australia/Lord_Howe", "0 2 * * *", "2026-04-04T15:00Z"],
      ["Australia/Lord_Howe", "0 2 * * *", "2026-10-03T15:30Z"],
      // Midnight itself is left out there
      ["America/Havana", "midnight", "2026-03-08T05:00Z"],
    ] as const
  ) {
    const wall = clockOf(zone);
    const schedule = parseSchedule(text);
    const middle = Date.parse(change) / 1000;
    const all: number[] = [];
    for (let due = nextDue(schedule, { after: middle - 6 * HOUR, wall }); due !== null && due < middle + 48 * HOUR;) {
      all.push(due);
      due = nextDue(schedule, { after: due, wall });
    }
    for (let after = middle - 5 * HOUR; after < middle + 5 * HOUR; after += 601) {
      assertEquals(nextDue(schedule, { after, wall }), all.find((due) => due > after), `${zone} ${text} ${utc(after)}`);
    }
  }
});

Deno.test("nextDue() reckons with summer time over more than half a year", () => {
  const after = Date.parse("2026-02-01T00:00Z") / 1000;
  const due = nextDue(parseSchedule("0 3 1 8 *"), { after, wall: clockOf("Europe/Berlin") });
  assertEquals(due, Date.parse("2026-08-01T01:00Z") / 1000);
});
