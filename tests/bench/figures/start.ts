import { Daemon } from "../support/daemon.ts";
import type { Figure } from "../support/figure.ts";
import { median } from "../support/median.ts";

/** From exec until the socket answers getState. */
export const start: Figure = {
  name: "start until getState is answered",
  unit: "ms",
  better: "lower",
  goal: 0.38,
  async measure({ target, scale }) {
    const taken: number[] = [];
    for (let count = 0; count < (scale === "small" ? 3 : 7); count++) {
      await using daemon = await Daemon.start(target);
      taken.push(daemon.answeredAt - daemon.startedAt);
    }
    return median(taken);
  },
};
