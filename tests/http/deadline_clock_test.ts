import { assertEquals } from "@std/assert";
import { DeadlineClock } from "../../src/http/deadline_clock.ts";
import { ManualClock } from "./manual_clock.ts";

function setUp() {
  const manual = new ManualClock();
  const clock = new DeadlineClock(manual);
  const called: string[] = [];
  const at = (instant: number) => clock.at(instant, () => called.push(`${instant} at ${manual.monotonic()}`));
  return { manual, clock, called, at };
}

Deno.test("DeadlineClock calls back at each deadline that was not cancelled, with one timer for all", () => {
  const { manual, called, at } = setUp();
  at(60);
  const cancel = at(70);
  at(65);
  at(1800);
  cancel();
  assertEquals(manual.timers, 1);
  for (const seconds of [59, 1, 5, 5, 1000]) manual.advance(seconds);
  assertEquals(called, ["60 at 60", "65 at 65"]);
  manual.advance(730);
  assertEquals(called, ["60 at 60", "65 at 65", "1800 at 1800"]);
  assertEquals(manual.timers, 0);
});

Deno.test("DeadlineClock looks earlier for a deadline that comes before the others", () => {
  const { manual, called, at } = setUp();
  at(60);
  at(5);
  manual.advance(5);
  assertEquals([called, manual.timers], [["5 at 5"], 1]);
});

Deno.test("DeadlineClock serves a deadline that another one's callback sets", () => {
  const { manual, clock, called, at } = setUp();
  clock.at(5, () => at(8));
  manual.advance(5);
  manual.advance(3);
  assertEquals(called, ["8 at 8"]);
});

Deno.test("DeadlineClock leaves no timer when it is disposed of", () => {
  const { manual, clock, called, at } = setUp();
  at(5);
  clock[Symbol.dispose]();
  manual.advance(10);
  assertEquals([called, manual.timers], [[], 0]);
});
