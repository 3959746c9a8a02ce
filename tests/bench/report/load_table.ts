import type { LoadResult } from "../load.ts";
import { tsv } from "./figures_table.ts";
import { number } from "./table.ts";

/** What happened under load, beside the original. Counts of what must not happen stand as they are. */
export function loadTable(results: readonly LoadResult[]): string {
  const [ours, reference] = (["ours", "reference"] as const).map((name) =>
    results.find(({ target }) => target === name)
  );
  if (ours === undefined) return "";
  const over = (name: "answers" | "p50" | "p99" | "memoryAfter" | "lines") => {
    if (reference === undefined) return "-";
    return reference[name] === 0 ? "the original gave none" : number(ours[name] / reference[name]);
  };
  const count = (name: "missing" | "broken") => `${ours[name]}, the original ${reference?.[name] ?? "-"}`;
  return tsv([
    [`${ours.clients} clients ask, ${ours.clients} follow logs, ${ours.programs} programs`, "ours over the original"],
    ["answers a second", over("answers")],
    ["time of an answer, median", over("p50")],
    ["time of an answer, p99", over("p99")],
    ["anonymous memory meanwhile", over("memoryAfter")],
    ["log lines that the followers got", over("lines")],
    ["log lines missing between them", count("missing")],
    ["tails that broke off", count("broken")],
  ]);
}
