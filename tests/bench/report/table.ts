import type { Result } from "../result.ts";

/** The results as lines of text, aligned in columns. */
export function table(results: readonly Result[]): string {
  const hasOld = results.some(({ old }) => old !== null);
  const rows = [
    ["figure", "ours", "other", "ratio", "goal", ...hasOld ? ["old", "over old", "goal"] : [], "reached"],
    ...results.map((result) => [
      result.against === "reference" ? result.name : `${result.name} (${result.against})`,
      withUnit(result.ours, result.unit),
      withUnit(result.other, result.unit),
      number(result.ratio),
      goalText(result),
      ...hasOld ? [withUnit(result.old, result.unit), number(result.overOld), oldGoalText(result)] : [],
      result.reached === null ? "" : result.reached ? "yes" : "NO",
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    row.map((cell, column) => column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)).join(
      "  ",
    );
  return rows.map((row) => line(row).trimEnd()).join("\n");
}

export function goalText({ goal, better }: Pick<Result, "goal" | "better">): string {
  if (goal === null) return "";
  return `${better === "lower" ? "<=" : ">="} ${goal}`;
}

/** The goal for what is measured over a former build. */
export function oldGoalText({ oldGoal, better }: Pick<Result, "oldGoal" | "better">): string {
  return goalText({ goal: oldGoal, better });
}

function withUnit(value: number | null, unit: string): string {
  return value === null ? "-" : `${number(value)} ${unit}`.trimEnd();
}

/** Three significant digits, without an exponent. */
export function number(value: number | null): string {
  if (value === null) return "-";
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return value === 0 ? "0" : value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
}
