import { assertEquals } from "@std/assert";
import { whenCalm } from "../../../cli/daemon/when_calm.ts";
import { Turns } from "../../../src/supervisor/turns.ts";
import { FakeClock } from "../../support/fake_clock.ts";

function watched() {
  const acted: boolean[] = [];
  const scene = { turns: new Turns(), clock: new FakeClock(), used: 0, acted };
  const { turns, clock } = scene;
  const calm = whenCalm(turns, {
    ...{ clock, processorTime: () => scene.used },
    action: ({ isQuiet }) => acted.push(isQuiet),
  });
  return { scene, turns, clock, acted, calm };
}

Deno.test("whenCalm() acts after each second with some work, a last time when it is quiet, and then nothing runs", async () => {
  const { turns, clock, acted, calm } = watched();
  using _calm = calm;
  for (let second = 0; second < 3; second++) {
    turns.run(() => {});
    clock.advance(1);
  }
  assertEquals(acted, [false, false, false]);
  for (let second = 0; second < 100; second++) clock.advance(1);
  assertEquals(acted, [false, false, false, false, false, true]);
  turns.run(() => {});
  await Promise.resolve();
  await Promise.resolve();
  clock.advance(1);
  assertEquals(acted.length, 7);
});

Deno.test("whenCalm() does nothing after a second with much work, and acts after the first without", () => {
  const { scene, turns, clock, acted, calm } = watched();
  using _calm = calm;
  for (let second = 0; second < 5; second++) {
    turns.run(() => {});
    scene.used += 0.2;
    clock.advance(1);
  }
  assertEquals(acted, []);
  clock.advance(1);
  assertEquals(acted, [false]);
});

Deno.test("whenCalm() does nothing more once disposed", async () => {
  for (const seconds of [0, 2, 5]) {
    const { turns, clock, acted, calm } = watched();
    for (let second = 0; second < seconds; second++) clock.advance(1);
    const before = [...acted];
    calm[Symbol.dispose]();
    turns.run(() => {});
    await Promise.resolve();
    await Promise.resolve();
    for (let second = 0; second < 10; second++) clock.advance(1);
    assertEquals(acted, before);
  }
});
