import { median } from "./support/median.ts";
import type { Figure } from "./support/figure.ts";

/** What was measured for one figure: a value for each run of either side; fewer where it failed. */
export interface Measured {
  readonly figure: Figure;
  readonly ours: readonly number[];
  readonly other: readonly number[];
}

/** One line of the table, as it is written to JSON. */
export interface Result {
  readonly name: string;
  readonly unit: string;
  readonly better: "lower" | "higher";
  /** What ours was measured against. */
  readonly against: string;
  readonly goal: number | null;
  /** Medians, null where nothing could be measured. */
  readonly ours: number | null;
  readonly other: number | null;
  /** Ours over the other's. */
  readonly ratio: number | null;
  /** null without a goal or a ratio. */
  readonly reached: boolean | null;
  readonly samples: { readonly ours: readonly number[]; readonly other: readonly number[] };
}

/** Boils the runs of one figure down to the ratio of the medians. */
export function resultOf({ figure, ours, other }: Measured): Result {
  const [our, their] = [medianOrNull(ours), medianOrNull(other)];
  const ratio = our === null || their === null ? null : ratioOf(our, their);
  const { name, unit, better, goal } = figure;
  const against = figure.limit?.name ?? "reference";
  const reached = ratio === null || goal === null ? null : better === "lower" ? ratio <= goal : ratio >= goal;
  return { name, unit, better, against, goal, ours: our, other: their, ratio, reached, samples: { ours, other } };
}

function medianOrNull(values: readonly number[]): number | null {
  return values.length === 0 ? null : median(values);
}

// Nothing over nothing is as good as equal
function ratioOf(ours: number, other: number): number | null {
  if (other !== 0) return ours / other;
  return ours === 0 ? 1 : null;
}
