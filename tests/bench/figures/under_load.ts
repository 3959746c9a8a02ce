import { load, type LoadResult } from "../load.ts";
import type { Figure } from "../support/figure.ts";
import { Scene } from "../support/scene.ts";

const scene = new Scene<LoadResult>({ open: ({ target, scale }) => load(target, scale) });

/** Two hundred clients that ask for all of a thousand programs, and as many that follow a log. */
export const underLoad: readonly Figure[] = [
  row("answers a second", { unit: "1/s", better: "higher", oldGoal: 3, of: ({ answers }) => answers }),
  row("p99 of an answer", { unit: "ms", oldGoal: 0.4, of: ({ p99 }) => p99 }),
  row("largest anonymous memory", { unit: "MB", oldGoal: 0.2, of: ({ memoryMost }) => memoryMost }),
  row("anonymous memory 3 s later over that before", {
    unit: "",
    goal: 1.2,
    itself: true,
    of: ({ memoryBefore, memoryLeft }) => memoryLeft / memoryBefore,
  }),
];

type Row = Pick<Figure, "unit" | "oldGoal" | "itself"> & Partial<Pick<Figure, "better" | "goal">> & {
  readonly of: (result: LoadResult) => number;
};

function row(name: string, { of, ...options }: Row): Figure {
  return {
    better: "lower",
    goal: null,
    ...options,
    name: `200 pollers and 200 tails, ${name}`,
    scene,
    measure: async (subject) => of(await scene.of(subject)),
  };
}
