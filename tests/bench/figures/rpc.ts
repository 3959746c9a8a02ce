import { crowd } from "../support/crowd.ts";
import type { Figure } from "../support/figure.ts";
import { requestTime } from "../support/request_time.ts";

/** One request over a connection of its own until its last byte is there; the client parses nothing. */
export const rpc: readonly Figure[] = [
  figure("getState with 1000 programs", { method: "supervisor.getState", goal: 0.05, times: 1000 }),
  figure("getAllProcessInfo with 1000 programs", { method: "supervisor.getAllProcessInfo", goal: 0.015, times: 30 }),
];

interface Case {
  readonly method: string;
  readonly goal: number;
  readonly times: number;
}

function figure(name: string, { method, goal, times }: Case): Figure {
  return {
    name,
    unit: "ms",
    better: "lower",
    goal,
    scene: crowd,
    async measure(subject) {
      const { daemon } = await crowd.of(subject);
      return await requestTime(daemon.request(method), { times, within: 5 });
    },
  };
}
