import { crowd } from "../support/crowd.ts";
import type { Figure } from "../support/figure.ts";

/** SIGTERM until the daemon has ended, all its programs stopped. The last one of its scene. */
export const crowdStop: Figure = {
  name: "stopping 1000 programs",
  unit: "s",
  better: "lower",
  goal: 0.8,
  scene: crowd,
  measure: async (subject) => await (await crowd.of(subject)).daemon.stop() / 1000,
};
