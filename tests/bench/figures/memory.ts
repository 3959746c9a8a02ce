import { crowdSize, startCrowd } from "../support/crowd.ts";
import type { Figure, Scale } from "../support/figure.ts";
import { pause } from "../support/pause.ts";
import { type Memory, memory } from "../support/proc.ts";
import { COUNTER } from "../support/programs.ts";
import { requestTimes } from "../support/request_times.ts";
import { Scene } from "../support/scene.ts";

/** Milliseconds without a request before a daemon counts as at rest. */
const QUIET = 5000;
/** How often all programs are asked for, then. */
const ASKED = 100;
/** A program that prints five lines a second. */
const PRINTER = `[program:printer]\ncommand=python3 ${COUNTER} 5\n`;

type Goals = Readonly<Record<keyof Memory, number | null>>;

interface Case {
  readonly programs: string;
  readonly count: (scale: Scale) => number;
  readonly rest: Goals;
  /** The same time after many answers. */
  readonly asked?: Goals;
}

const CASES: readonly Case[] = [
  { programs: "no program", count: () => 0, rest: { anonymous: 0.95, resident: 0.9 } },
  { programs: "100 programs", count: (scale) => crowdSize(scale) / 10, rest: { anonymous: 0.95, resident: null } },
  {
    programs: "1000 programs",
    count: crowdSize,
    rest: { anonymous: 0.8, resident: 1 },
    asked: { anonymous: 0.9, resident: 1.1 },
  },
];

/**
 * Memory of a daemon at rest: anonymous is what the process itself filled, the rest are pages of its files. Each time
 * with silent programs, and with one that prints a line now and then: such a daemon is never quite idle.
 */
export const memoryUse: readonly Figure[] = CASES.flatMap((one) => [...figures(one, ""), ...figures(one, PRINTER)]);

function figures({ programs, count, rest, asked }: Case, beside: string): readonly Figure[] {
  const scene = new Scene({
    open: async ({ target, scale }) => {
      await using daemon = (await startCrowd(target, { count: count(scale), beside })).daemon;
      await pause(QUIET);
      const atRest = memory(daemon.pid);
      if (asked === undefined) return { rest: atRest, asked: atRest };
      await requestTimes(daemon.request("supervisor.getAllProcessInfo"), { times: ASKED, within: 120 });
      await pause(QUIET);
      return { rest: atRest, asked: memory(daemon.pid) };
    },
  });
  const row = (kind: keyof Memory, moment: "rest" | "asked", goal: number | null): Figure => ({
    name: `${kind === "anonymous" ? "anonymous memory" : "whole RSS"}, ${programs}` +
      (beside === "" ? "" : " and one that prints") + (moment === "rest" ? "" : `, after ${ASKED} getAllProcessInfo`),
    unit: "MB",
    better: "lower",
    goal,
    scene,
    measure: async (subject) => (await scene.of(subject))[moment][kind] / 1e6,
  });
  const rows = (moment: "rest" | "asked", { anonymous, resident }: Goals) => [
    row("anonymous", moment, anonymous),
    row("resident", moment, resident),
  ];
  return [...rows("rest", rest), ...asked === undefined ? [] : rows("asked", asked)];
}
