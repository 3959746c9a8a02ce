import { crowd, empty } from "../support/crowd.ts";
import type { Figure } from "../support/figure.ts";
import { median } from "../support/median.ts";
import { quantile } from "../support/quantile.ts";
import { requestTime, requestTimes } from "../support/request_times.ts";

/** One request over a connection of its own until its last byte is there; the client parses nothing. */
export const rpc: readonly Figure[] = [
  figure("getState with 1000 programs", { method: "supervisor.getState", goal: 0.05, times: 1000 }),
  figure("getAllProcessInfo with 1000 programs", {
    method: "supervisor.getAllProcessInfo",
    goal: 0.015,
    oldGoal: 0.3,
    times: 30,
  }),
  nowAndThen("median", { goal: 0.6, of: median }),
  nowAndThen("p99", { goal: 1, of: (taken) => quantile(taken, 0.99) }),
];

interface Case {
  readonly method: string;
  readonly goal: number;
  readonly oldGoal?: number;
  readonly times: number;
}

function figure(name: string, { method, times, ...goals }: Case): Figure {
  return {
    name,
    unit: "ms",
    better: "lower",
    ...goals,
    scene: crowd,
    async measure(subject) {
      const { daemon } = await crowd.of(subject);
      return await requestTime(daemon.request(method), { times, within: 5 });
    },
  };
}

/** A daemon that has slept between two requests, as most do all day. */
function nowAndThen(
  name: string,
  { goal, of }: { readonly goal: number; readonly of: (taken: readonly number[]) => number },
): Figure {
  return {
    name: `getState of an idle daemon each 2 ms, ${name}`,
    unit: "ms",
    better: "lower",
    goal,
    scene: empty,
    async measure(subject) {
      const { daemon } = await empty.of(subject);
      return of(await requestTimes(daemon.request("supervisor.getState"), { times: 2000, within: 10, every: 2 }));
    },
  };
}
