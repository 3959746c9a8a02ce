import { manyPrograms } from "./configuration.ts";
import { Daemon } from "./daemon.ts";
import type { Scale, Target } from "./figure.ts";
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
  /** The section of one more program. */
  readonly beside?: string;
  readonly descriptors: number;
  /** Seconds until all must be RUNNING. */
  readonly within?: number;
}

/** Starts a daemon with programs of one kind and waits until all are RUNNING. */
export async function startCrowdOf(
  target: Target,
  { count, options, beside = "", descriptors, within = 120 }: CrowdOptions,
): Promise<Crowd> {
  const daemon = await Daemon.start(target, {
    programs: () => `${manyPrograms(count, options)}\n${beside}`,
    descriptors,
  });
  try {
    await daemon.running(beside === "" ? count : count + 1, within);
    return { daemon, seconds: (performance.now() - daemon.startedAt) / 1000, cpu: daemon.cpu };
  } catch (error) {
    await daemon[Symbol.asyncDispose]();
    throw error;
  }
}

/** So many idle programs of the simplest kind, and one beside them where that is wanted. */
export function startCrowd(target: Target, options: Pick<CrowdOptions, "count" | "beside">): Promise<Crowd> {
  return startCrowdOf(target, { ...options, options: IDLE, descriptors: options.count * DESCRIPTORS + SPARE });
}

function sceneOf(count: (scale: Scale) => number): Scene<Crowd> {
  return new Scene({
    open: ({ target, scale }) => startCrowd(target, { count: count(scale) }),
    close: ({ daemon }) => daemon[Symbol.asyncDispose](),
  });
}

/** The thousand programs (small: a hundred) that many figures are measured on. */
export const crowd = sceneOf(crowdSize);

/** Ten programs. */
export const few = sceneOf(() => 10);

/** A daemon without programs. */
export const empty = sceneOf(() => 0);
