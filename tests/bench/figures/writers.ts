import type { Figure, Scale } from "../support/figure.ts";
import { Scene } from "../support/scene.ts";
import { writing, type WritingOptions, type Written } from "../support/writing.ts";

interface Case extends Omit<WritingOptions, "bytes"> {
  readonly name: string;
  /** Bytes each time, at full scale; a tenth of them at small. */
  readonly full: number;
  /** MB/s, and CPU seconds a GB where that is limited too. */
  readonly goals: readonly [speed: number, cpu: number | null];
}

/** What goes through a daemon into log files. */
export const writers: readonly Figure[] = [
  ...figures({ name: "one writer to a log file", writers: 1, full: 4e8, goals: [1.3, 0.7] }),
  ...figures({ name: "50 writers to log files", writers: 50, full: 4e8, goals: [1.3, 0.75] }),
  ...figures({ name: "one writer, events and a listener", writers: 1, full: 2e8, events: true, goals: [1.5, null] }),
  ...figures({ name: "50 writers, events and a listener", writers: 50, full: 2e8, events: true, goals: [1.8, null] }),
  ...figures({ name: "one writer, strip_ansi", writers: 1, full: 5e7, times: 1, colours: true, goals: [1.5, null] }),
  ...figures({ name: "50 writers, strip_ansi", writers: 50, full: 5e7, times: 1, colours: true, goals: [1.5, null] }),
];

function figures({ name, full, goals: [speed, cpu], ...options }: Case): readonly Figure[] {
  const scene = new Scene<Written>({
    open: (subject) => writing(subject, { ...options, bytes: bytesOf(subject.scale, full) }),
  });
  return [{
    name,
    unit: "MB/s",
    better: "higher",
    goal: speed,
    scene,
    measure: async (subject) => (await scene.of(subject)).megabytesPerSecond,
  }, {
    name: `${name}, CPU`,
    unit: "s/GB",
    better: "lower",
    goal: cpu,
    scene,
    measure: async (subject) => (await scene.of(subject)).cpuPerGigabyte,
  }];
}

function bytesOf(scale: Scale, full: number): number {
  return scale === "small" ? full / 10 : full;
}
