import type { Behaviour, Conformance } from "./conformance.ts";
import { type AreaCoverage, coverage, total } from "./coverage.ts";

const COLUMNS = ["area", "rows", "live", "deviation", "unit only", "open"] as const;

/** The coverage as text for a terminal, an area a line; with `open`, the open behaviours below it. */
export function coverageReport(conformance: Conformance, options: { readonly open: boolean }): string {
  const areas = coverage(conformance);
  const lines = [[...COLUMNS], ...areas.map(cells), cells(total(areas))].map(toLine);
  if (!options.open) return lines.join("\n");
  const items = new Map(conformance.behaviours.map((row) => [row.id, row]));
  const open = total(areas).ids.open.map((id) => openLine(id, items.get(id)));
  return [...lines, "", ...open].join("\n");
}

/** The cells of one area's line: its name and its counts. */
export function cells({ area, rows, ids }: AreaCoverage): readonly string[] {
  const counts = [rows, ids.live.length, ids.deviation.length, ids.unit.length, ids.open.length];
  return [area, ...counts.map(String)];
}

function toLine([area = "", ...counts]: readonly string[]): string {
  return area.padEnd(15) + counts.map((count) => count.padStart(11)).join("");
}

function openLine(id: string, row: Behaviour | undefined): string {
  return `${id.padEnd(14)}${row?.item ?? ""}`;
}
