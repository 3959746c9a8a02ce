import { manyPrograms } from "./configuration.ts";
import { Daemon } from "./daemon.ts";
import type { Scale, Subject, Target } from "./figure.ts";
import { Scene } from "./scene.ts";

/** A daemon with many programs, and what it took to get them RUNNING. */
export interface Crowd {
  readonly daemon: Daemon;
  /** Seconds from the daemon's start until the last one was RUNNING. */
  readonly seconds: number;
  /** CPU seconds that the daemon spent until then. */
  readonly cpu: number;
}

/** The options that they have in common: a program that does nothing, its logs where they are by default. */
const IDLE = "command=/bin/sleep 100000";
/** Three pipes and two log files a program, and some for itself. */
const DESCRIPTORS = 5;
const SPARE = 200;

export function crowdSize(scale: Scale): number {
  return scale === "small" ? 100 : 1000;
}

/** Programs of one kind. */
export interface CrowdOptions {
  readonly count: number;
  /** Lines of each section. */
  readonly options: string;
  readonly descriptors: number;
  /** Seconds until all must be RUNNING. */
  readonly within?: number;
}

/** Starts a daemon with programs of one kind and waits until all are RUNNING. */
export async function startCrowdOf(
  target: Target,
  { count, options, descriptors, within = 120 }: CrowdOptions,
): Promise<Crowd> {
  const daemon = await Daemon.start(target, { programs: () => manyPrograms(count, options), descriptors });
  try {
    await daemon.running(count, within);
    return { daemon, seconds: (performance.now() - daemon.startedAt) / 1000, cpu: daemon.cpu };
  } catch (error) {
    await daemon[Symbol.asyncDispose]();
    throw error;
  }
}

/** The same with idle programs of the simplest kind. */
function startCrowd({ target }: Subject, count: number): Promise<Crowd> {
  return startCrowdOf(target, { count, options: IDLE, descriptors: count * DESCRIPTORS + SPARE });
}

/** The thousand programs (small: a hundred) that many figures are measured on. */
export const crowd = new Scene<Crowd>({
  open: (subject) => startCrowd(subject, crowdSize(subject.scale)),
  close: ({ daemon }) => daemon[Symbol.asyncDispose](),
});

/** Ten programs. */
export const few = new Scene<Crowd>({
  open: (subject) => startCrowd(subject, 10),
  close: ({ daemon }) => daemon[Symbol.asyncDispose](),
});

/** A daemon without programs. */
export const empty = new Scene<Crowd>({
  open: (subject) => startCrowd(subject, 0),
  close: ({ daemon }) => daemon[Symbol.asyncDispose](),
});
