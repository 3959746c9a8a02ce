import { median } from "./support/median.ts";
import type { Figure } from "./support/figure.ts";

/** Whose values they are: ours, those of the original or of a limit, or a former build's. */
export type Side = "ours" | "other" | "old";

/** What was measured for one figure: a value for each run of a side; fewer where it failed. */
export interface Measured {
  readonly figure: Figure;
  readonly samples: Readonly<Record<Side, readonly number[]>>;
}

/** One line of the table, as it is written to JSON. */
export interface Result {
  readonly name: string;
  readonly unit: string;
  readonly better: "lower" | "higher";
  /** What ours was measured against. */
  readonly against: string;
  readonly goal: number | null;
  readonly oldGoal: number | null;
  /** Medians, null where nothing could be measured. */
  readonly ours: number | null;
  readonly other: number | null;
  readonly old: number | null;
  /** Ours over the other's; ours where it is a ratio itself. */
  readonly ratio: number | null;
  readonly overOld: number | null;
  /** Every goal that there is a ratio for; null without one. */
  readonly reached: boolean | null;
  readonly samples: Measured["samples"];
}

/** Boils the runs of one figure down to the ratios of the medians. */
export function resultOf({ figure, samples }: Measured): Result {
  const { name, unit, better, goal, oldGoal = null } = figure;
  const [ours, other, old] = [medianOrNull(samples.ours), medianOrNull(samples.other), medianOrNull(samples.old)];
  const against = figure.itself ? "itself" : figure.limit?.name ?? "reference";
  const [ratio, overOld] = [figure.itself ? ours : ratioOf(ours, other), ratioOf(ours, old)];
  const isReached = (ratio: number | null, goal: number | null) => {
    if (ratio === null || goal === null) return null;
    return better === "lower" ? ratio <= goal : ratio >= goal;
  };
  const verdicts = [isReached(ratio, goal), isReached(overOld, oldGoal)].filter((verdict) => verdict !== null);
  const reached = verdicts.length === 0 ? null : verdicts.every((verdict) => verdict);
  return { name, unit, better, against, goal, oldGoal, ours, other, old, ratio, overOld, reached, samples };
}

function medianOrNull(values: readonly number[]): number | null {
  return values.length === 0 ? null : median(values);
}

// Nothing over nothing is as good as equal
function ratioOf(ours: number | null, other: number | null): number | null {
  if (ours === null || other === null) return null;
  if (other !== 0) return ours / other;
  return ours === 0 ? 1 : null;
}
