import { programName } from "../support/configuration.ts";
import { crowd } from "../support/crowd.ts";
import type { Figure } from "../support/figure.ts";
import { median } from "../support/median.ts";
import { respawn } from "../support/respawn.ts";

const TIMES = 15;

/** kill -9 of one of a thousand programs until the new pid shows. */
export const crowdRespawn: Figure = {
  name: "kill -9 of one of 1000 until the new pid shows",
  unit: "ms",
  better: "lower",
  goal: 0.3,
  scene: crowd,
  async measure(subject) {
    const { daemon } = await crowd.of(subject);
    const taken: number[] = [];
    for (let index = 0; index < TIMES; index++) taken.push(await respawn(daemon, programName(index)));
    return median(taken);
  },
};
