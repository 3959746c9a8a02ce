import { assertEquals } from "@std/assert";
import { whenCalm } from "../../../cli/daemon/when_calm.ts";
import { Turns } from "../../../src/supervisor/turns.ts";
import { FakeClock } from "../../support/fake_clock.ts";

function watched() {
  const scene = { turns: new Turns(), clock: new FakeClock(), used: 0, acted: 0 };
  const { turns, clock } = scene;
  const calm = whenCalm(turns, { clock, processorTime: () => scene.used, action: () => scene.acted++ });
  return { scene, turns, clock, calm };
}

Deno.test("whenCalm() acts in each second with some work, and nothing runs in the quiet", async () => {
  const { scene, turns, clock, calm } = watched();
  using _calm = calm;
  for (let second = 0; second < 5; second++) {
    turns.run(() => {});
    clock.advance(1);
  }
  assertEquals(scene.acted, 5);
  clock.advance(1);
  assertEquals(scene.acted, 6);
  clock.advance(100);
  assertEquals(scene.acted, 6);
  turns.run(() => {});
  await Promise.resolve();
  await Promise.resolve();
  clock.advance(1);
  assertEquals(scene.acted, 7);
});

Deno.test("whenCalm() does nothing in a second with much work, and acts in the first without", () => {
  const { scene, turns, clock, calm } = watched();
  using _calm = calm;
  for (let second = 0; second < 5; second++) {
    turns.run(() => {});
    scene.used += 0.2;
    clock.advance(1);
  }
  assertEquals(scene.acted, 0);
  clock.advance(1);
  assertEquals(scene.acted, 1);
});

Deno.test("whenCalm() does nothing more once disposed", async () => {
  for (const seconds of [0, 2]) {
    const { scene, turns, clock, calm } = watched();
    clock.advance(seconds);
    const { acted } = scene;
    calm[Symbol.dispose]();
    turns.run(() => {});
    await Promise.resolve();
    await Promise.resolve();
    clock.advance(10);
    assertEquals(scene.acted, acted);
  }
});
