import { Daemon } from "../support/daemon.ts";
import type { Figure } from "../support/figure.ts";
import { median } from "../support/median.ts";
import { pause } from "../support/pause.ts";
import { requestTime } from "../support/request_times.ts";

/** Daemons that are quiet at the same time: each has only one first answer. */
const DAEMONS = 5;

/** How long somebody waits who comes when nobody has asked for a minute. */
export const quietMinute: Figure = {
  name: "first answer after a quiet minute",
  unit: "ms",
  better: "lower",
  goal: 1.5,
  async measure({ target, scale }) {
    await using daemons = new AsyncDisposableStack();
    const started: Daemon[] = [];
    while (started.length < DAEMONS) started.push(daemons.use(await Daemon.start(target)));
    await pause(scale === "small" ? 10_000 : 60_000);
    const taken: number[] = [];
    for (const daemon of started) {
      taken.push(await requestTime(daemon.request("supervisor.getState"), { times: 1, within: 1 }));
    }
    return median(taken);
  },
};
