import { assertEquals } from "@std/assert";
import { DeadlineClock } from "../../src/os/deadline_clock.ts";
import { ManualClock } from "../http/manual_clock.ts";

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

Deno.test("DeadlineClock serves those that are close together at once, and is never early", () => {
  const { manual, called, at } = setUp();
  at(5.001);
  at(5.009);
  manual.advance(5.002);
  assertEquals([called, manual.timers], [[], 1]);
  manual.advance(0.008);
  assertEquals([called, manual.timers], [["5.001 at 5.01", "5.009 at 5.01"], 0]);
});

Deno.test("DeadlineClock does not keep a deadline that is due already waiting", () => {
  const { manual, called, at } = setUp();
  manual.advance(5.001);
  at(5.001);
  at(4);
  manual.advance(0);
  assertEquals(called, ["5.001 at 5.001", "4 at 5.001"]);
});

Deno.test("DeadlineClock serves the others in the same look when a callback throws", () => {
  const { manual, clock, called, at } = setUp();
  clock.at(5, () => {
    throw new Error("not this one");
  });
  at(5);
  at(6);
  const told: string[] = [];
  const listen = (event: ErrorEvent) => {
    event.preventDefault();
    told.push(event.message);
  };
  globalThis.addEventListener("error", listen);
  manual.advance(5);
  globalThis.removeEventListener("error", listen);
  assertEquals([told, called], [["Uncaught Error: not this one"], ["5 at 5"]]);
  manual.advance(1);
  assertEquals(called, ["5 at 5", "6 at 6"]);
});

Deno.test("DeadlineClock leaves no timer when it is disposed of", () => {
  const { manual, clock, called, at } = setUp();
  at(5);
  clock[Symbol.dispose]();
  manual.advance(10);
  assertEquals([called, manual.timers], [[], 0]);
});
