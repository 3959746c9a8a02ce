import type { Figure, Scale, Target } from "../support/figure.ts";
import { Scene } from "../support/scene.ts";
import { speedAndCpu } from "../support/speed_and_cpu.ts";
import { ourTarget } from "../support/targets.ts";
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

/** Lines behind their program's name, or as JSON, beside the same as they come. */
export const formats: readonly Figure[] = [
  ...formatted("prefix", { speed: 0.6, cpu: 1.6 }),
  ...formatted("json", { speed: 0.35, cpu: null }),
];

/** It is compiled when it is first asked for. */
let ours: Promise<Target> | null = null;

function formatted(
  format: "prefix" | "json",
  { speed, cpu }: { readonly speed: number; readonly cpu: number | null },
): readonly Figure[] {
  const options = { writers: 1, width: 200 };
  return speedAndCpu({
    name: `one writer, ${format}`,
    goals: { speed, cpu },
    ours: (subject) => writing(subject, { ...options, format, bytes: bytesOf(subject.scale, 4e8) }),
    other: {
      name: "plain",
      take: async (scale) =>
        await writing({ target: await (ours ??= ourTarget()), scale, minutes: 0 }, {
          ...options,
          bytes: bytesOf(scale, 4e8),
        }),
    },
  });
}

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
