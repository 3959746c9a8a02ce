import { assertEquals } from "@std/assert";
import { Progress } from "../../../src/http/server/progress.ts";

Deno.test("Progress.pause() resolves when no request is under way", async () => {
  const progress = new Progress();
  await progress.pause();
  progress.resume();
  for (const rest of ["reading", "held", "ended"] as const) {
    for (const phase of ["answering", "streaming", "refused"] as const) {
      progress.enter(phase);
      let rests = false;
      const paused = [progress.pause(), progress.pause()];
      paused[1]?.then(() => rests = true);
      await Promise.resolve();
      assertEquals([rests, progress.isAtRest], [false, false], phase);
      progress.enter(rest);
      await Promise.all(paused);
      assertEquals(progress.isAtRest, true);
      progress.resume();
    }
  }
});

Deno.test("Progress.resumed() waits while requests may not be begun", async () => {
  const progress = new Progress();
  await progress.resumed();
  progress.pause();
  let begun = false;
  const resumed = progress.resumed().then(() => begun = true);
  progress.resume();
  progress.pause();
  for (let hop = 0; hop < 5; hop++) await Promise.resolve();
  assertEquals([begun, progress.isPaused], [false, true]);
  progress.resume();
  await resumed;
  assertEquals([begun, progress.isPaused], [true, false]);
});
