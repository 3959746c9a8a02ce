import { assertEquals } from "@std/assert";
import { whenQuiet } from "../../../cli/daemon/when_quiet.ts";
import { Turns } from "../../../src/supervisor/turns.ts";
import { FakeClock } from "../../support/fake_clock.ts";

Deno.test("whenQuiet() acts once half a second has passed without a turn, and again only after another turn", async () => {
  const [turns, clock] = [new Turns(), new FakeClock()];
  let acted = 0;
  using _quiet = whenQuiet(turns, { clock, action: () => acted++ });
  clock.advance(0.4);
  turns.run(() => {});
  clock.advance(0.4);
  assertEquals(acted, 0);
  clock.advance(0.5);
  assertEquals(acted, 1);
  clock.advance(100);
  assertEquals(acted, 1);
  turns.run(() => {});
  await Promise.resolve();
  await Promise.resolve();
  clock.advance(0.5);
  assertEquals(acted, 2);
});

Deno.test("whenQuiet() does nothing more once disposed", async () => {
  const [turns, clock] = [new Turns(), new FakeClock()];
  let acted = 0;
  whenQuiet(turns, { clock, action: () => acted++ })[Symbol.dispose]();
  clock.advance(10);
  const quiet = whenQuiet(turns, { clock, action: () => acted++ });
  clock.advance(0.5);
  quiet[Symbol.dispose]();
  turns.run(() => {});
  await Promise.resolve();
  await Promise.resolve();
  clock.advance(10);
  assertEquals(acted, 1);
});
