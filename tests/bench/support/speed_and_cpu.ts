import type { Figure, Scale, Subject } from "./figure.ts";
import { Scene } from "./scene.ts";
import type { Written } from "./writing.ts";

/** What is written by ours and by another one, and what ratios of theirs are aimed at; null is only watched. */
interface SpeedAndCpu {
  readonly name: string;
  readonly goals: { readonly speed: number | null; readonly cpu: number | null };
  readonly ours: (subject: Subject) => Promise<Written>;
  readonly other: { readonly name: string; readonly take: (scale: Scale) => Promise<Written> };
}

/** MB/s and CPU seconds for a GB, both of one measurement each run. */
export function speedAndCpu({ name, goals, ours, other }: SpeedAndCpu): readonly Figure[] {
  const scene = new Scene<Written>({ open: ours });
  let taken: Promise<Written> | null = null;
  const anew = (scale: Scale) => taken = other.take(scale);
  const same = (scale: Scale) => {
    const written = taken ?? other.take(scale);
    taken = null;
    return written;
  };
  return [{
    name,
    unit: "MB/s",
    better: "higher",
    goal: goals.speed,
    scene,
    measure: async (subject) => (await scene.of(subject)).megabytesPerSecond,
    limit: { name: other.name, measure: async (scale) => (await anew(scale)).megabytesPerSecond },
  }, {
    name: `${name}, CPU`,
    unit: "s/GB",
    better: "lower",
    goal: goals.cpu,
    scene,
    measure: async (subject) => (await scene.of(subject)).cpuPerGigabyte,
    limit: { name: other.name, measure: async (scale) => (await same(scale)).cpuPerGigabyte },
  }];
}
