import { crowd } from "../support/crowd.ts";
import type { Figure } from "../support/figure.ts";

/** Start until all of a thousand programs are RUNNING, with startsecs at its 1 second. */
export const crowdStart: readonly Figure[] = [
  {
    name: "1000 programs, start until all RUNNING",
    unit: "s",
    better: "lower",
    goal: 0.35,
    scene: crowd,
    measure: async (subject) => (await crowd.of(subject)).seconds,
  },
  {
    name: "1000 programs, start until all RUNNING, CPU",
    unit: "s",
    better: "lower",
    goal: 0.2,
    scene: crowd,
    measure: async (subject) => (await crowd.of(subject)).cpu,
  },
];
