import { textWidth } from "../terminal/text_width.ts";

const GAP = 2;

/** Candidates in columns read downwards, as readline lists them, on at most `height` rows of `width` columns. */
export function candidateRows(
  candidates: readonly string[],
  { width, height }: { readonly width: number; readonly height: number },
): readonly string[] {
  const sorted = [...candidates].sort();
  // The original's candidates end in a blank, which counts
  const cell = Math.max(0, ...sorted.map(textWidth)) + 1 + GAP;
  const perRow = Math.max(1, Math.floor(width / cell));
  const count = Math.ceil(sorted.length / perRow);
  const rows = Array.from({ length: count }, (_, row) => {
    const cells = sorted.filter((_, index) => index % count === row);
    return cells.map((text) => text + " ".repeat(cell - textWidth(text))).join("").trimEnd();
  });
  if (rows.length <= height) return rows;
  return [...rows.slice(0, height - 1), `... ${sorted.length} in all: type more of the name`];
}
