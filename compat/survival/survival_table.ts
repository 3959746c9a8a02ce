import type { Measurement } from "./play.ts";

/** What is known of one way in which something happens. */
export interface Played {
  readonly scenario: string;
  readonly who: string;
  readonly programs: number;
  /** Of each run; at least one. */
  readonly runs: readonly Measurement[];
}

/** Heads of the table's columns. */
export const SURVIVAL_COLUMNS: readonly string[] = [
  ...["what happens", "to whom", "programs", "what becomes of them", "lines written", "lost", "doubled"],
  ...["log silent, ms", "of it from execve on, ms", "load"],
];

/** The table of the page, as tab-separated values: lines are summed up, times are medians with the least and the most. */
export function survivalTable(played: readonly Played[]): string {
  return [SURVIVAL_COLUMNS, ...played.map(row)].map((cells) => `${cells.join("\t")}\n`).join("");
}

function row({ scenario, who, programs, runs }: Played): readonly string[] {
  const sum = (pick: (run: Measurement) => number) => runs.reduce((total, run) => total + pick(run), 0).toString();
  return [
    ...[scenario, who, String(programs), [...new Set(runs.map((run) => fate(run, programs)))].join("; or ")],
    ...[sum(({ written }) => written), sum(({ lost }) => lost), sum(({ doubled }) => doubled)],
    ...[spread(runs.map(({ silent }) => silent)), spread(runs.flatMap(({ gap }) => gap ?? []))],
    Math.max(...runs.map(({ load }) => load)).toFixed(1),
  ];
}

function fate({ kept, broken, after }: Measurement, programs: number): string {
  if (kept === programs && after === programs) return "all run on";
  if (kept === 0 && broken === 0 && after === programs) return "all are ended and started anew";
  return `${broken} die of a broken pipe, ${kept} run on unsupervised, ${after - kept} are started: ${after} processes`;
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other);
  const [least] = sorted;
  if (least === undefined) return "–";
  const [middle, most] = [sorted[sorted.length >> 1], sorted.at(-1)];
  return least === most ? `${least}` : `${middle} (${least} to ${most})`;
}
