const CONTEXT = 3;

/** A line diff to be read by people: `-` expected, `+` got, with a few lines around each change. "" when equal. */
export function diff(expected: string, got: string): string {
  if (expected === got) return "";
  const rows = align(expected.split("\n"), got.split("\n"));
  const near = rows.map((_, at) =>
    rows.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some((row) => row[0] !== " ")
  );
  const lines = rows.flatMap((row, at) => {
    if (near[at]) return [`    ${row}`];
    return near[at - 1] ? ["    ..."] : [];
  });
  return lines.join("\n");
}

/** Longest common subsequence, by the usual table: transcripts are short. */
function align(left: readonly string[], right: readonly string[]): string[] {
  const table = lengths(left, right);
  const rows: string[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const down = table[i + 1]?.[j] ?? -1;
    const along = table[i]?.[j + 1] ?? -1;
    if (i < left.length && j < right.length && left[i] === right[j]) {
      rows.push(` ${left[i]}`);
      i += 1;
      j += 1;
    } else if (i < left.length && down >= along) {
      rows.push(`-${left[i]}`);
      i += 1;
    } else {
      rows.push(`+${right[j]}`);
      j += 1;
    }
  }
  return rows;
}

function lengths(left: readonly string[], right: readonly string[]): number[][] {
  const table = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const below = table[i + 1] ?? [];
      const row = table[i] ?? [];
      row[j] = left[i] === right[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}
