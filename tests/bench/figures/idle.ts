import { crowd } from "../support/crowd.ts";
import type { Figure, Scale } from "../support/figure.ts";
import { pause } from "../support/pause.ts";
import { threadCpuSeconds, wakeUps } from "../support/proc.ts";

/** What a daemon with a thousand idle programs costs while nothing happens. */
export const idle: readonly Figure[] = [
  {
    name: "idle with 1000 programs, CPU",
    unit: "ms/s",
    better: "lower",
    goal: 0.25,
    scene: crowd,
    async measure(subject) {
      const { daemon } = await crowd.of(subject);
      return 1000 * await rate(() => threadCpuSeconds(daemon.pid), subject.scale);
    },
  },
  {
    name: "idle with 1000 programs, wake-ups",
    unit: "1/s",
    better: "lower",
    goal: 0.5,
    scene: crowd,
    async measure(subject) {
      const { daemon } = await crowd.of(subject);
      return await rate(() => wakeUps(daemon.pid), subject.scale);
    },
  },
];

/** Milliseconds until the daemon has seen that nothing happens any more, and has given memory back. */
const SETTLING = 5000;

/** How much a count grows a second, once what the start left behind has settled. */
async function rate(count: () => number, scale: Scale): Promise<number> {
  const seconds = scale === "small" ? 3 : 10;
  await pause(SETTLING);
  const [start, before] = [performance.now(), count()];
  await pause(seconds * 1000);
  return (count() - before) / ((performance.now() - start) / 1000);
}
