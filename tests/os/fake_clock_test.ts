import { assertEquals } from "@std/assert";
import { FakeClock } from "../support/fake_clock.ts";

Deno.test("advance() runs what is due in order, at its instant, and leaves the rest", () => {
  const clock = new FakeClock(1000);
  const seen: string[] = [];
  const note = (name: string) => () => seen.push(`${name} at ${clock.monotonic()} ${clock.now()}`);
  clock.at(3, note("later"));
  clock.at(2, note("second"));
  clock.at(1, () => {
    note("first")();
    clock.at(1.5, note("set meanwhile"));
  });
  const cancel = clock.at(1, note("cancelled"));
  cancel();
  clock.advance(2);
  assertEquals(seen, ["first at 1 1001", "set meanwhile at 1.5 1001.5", "second at 2 1002"]);
  assertEquals(clock.pending(), [3]);
});

Deno.test("setWall() moves wall time alone", () => {
  const clock = new FakeClock(1000);
  clock.advance(5);
  clock.setWall(50);
  clock.advance(1);
  assertEquals([clock.now(), clock.monotonic()], [51, 6]);
});
