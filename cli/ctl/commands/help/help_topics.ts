const WIDTH = 79;
const GAP = "  ";

/** The list that a bare `help` prints, with names in columns read downwards as Python's cmd module lays them (CTL-063). */
export function helpTopics(header: string, names: readonly string[]): string {
  return ["", header, "=".repeat(header.length), ...columns(names), ""].join("\n");
}

/** Names in as few rows as fit; every column is padded to its width, the last one too. */
function columns(names: readonly string[]): readonly string[] {
  for (let rows = 1; rows < names.length; rows++) {
    const widths = columnWidths(names, rows);
    const total = widths.reduce((sum, width) => sum + width) + GAP.length * (widths.length - 1);
    if (total > WIDTH) continue;
    return Array.from({ length: rows }, (_, row) => {
      const cells = names.filter((_, index) => index % rows === row);
      return cells.map((name, column) => name.padEnd(widths[column] ?? 0)).join(GAP);
    });
  }
  return names;
}

function columnWidths(names: readonly string[], rows: number): readonly number[] {
  const count = Math.ceil(names.length / rows);
  return Array.from({ length: count }, (_, column) => {
    const cells = names.slice(column * rows, (column + 1) * rows);
    return Math.max(...cells.map((name) => name.length));
  });
}
