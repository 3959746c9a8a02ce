/**
 * Reads a table of tab-separated values: the first line names the columns, cells are taken as they stand.
 * Throws an Error when the columns are others, or naming the line that has more or fewer cells.
 */
export function readTable(text: string, columns: readonly string[]): readonly (readonly string[])[] {
  const [head = "", ...lines] = text.replace(/\n$/, "").split("\n");
  if (head !== columns.join("\t")) throw new Error(`Cannot read the table: its columns are ${head}`);
  return lines.map((line, at) => {
    const cells = line.split("\t");
    if (cells.length === columns.length) return cells;
    throw new Error(`Cannot read line ${at + 2} of the table: ${cells.length} cells for ${columns.length} columns`);
  });
}
