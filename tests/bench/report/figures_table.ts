import type { Result } from "../result.ts";
import { goalText, number, oldGoalText } from "./table.ts";

/** The results as a table of the conformance page: ratios only, since the figures themselves are those of one machine. */
export function figuresTable(results: readonly Result[]): string {
  const hasOld = results.some(({ old }) => old !== null);
  const old = hasOld ? ["over a former build", "goal"] : [];
  const head = ["figure", "ours over", "ratio of the medians", "each run", "goal", ...old, "reached"];
  const rows = results.map((result) => [
    result.name,
    result.against === "reference" ? "the original" : result.against,
    number(result.ratio),
    eachRun(result).join(", "),
    goalText(result),
    ...hasOld ? [number(result.overOld), oldGoalText(result)] : [],
    result.reached === null ? "" : result.reached ? "yes" : "no",
  ]);
  return tsv([head, ...rows]);
}

// The runs of both sides take turns, so that those of one number belong together
function eachRun({ against, samples: { ours, other } }: Result): readonly string[] {
  if (against === "itself") return ours.map(number);
  return ours.flatMap((value, run) => {
    const beside = other[run];
    return beside === undefined || beside === 0 ? [] : [number(value / beside)];
  });
}

export function tsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.join("\t")}\n`).join("");
}
