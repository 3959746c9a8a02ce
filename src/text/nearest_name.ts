/** A name may be as many slips away as it has times three letters, but no further than this. */
const LETTERS_A_SLIP = 3;
const MAX_SLIPS = 3;

/**
 * The known name that `name` is a slip or a few away from (a letter that is wrong, missing or too many, or two that are
 * swapped): the nearest, of equally near ones the first. Null when none is near.
 */
export function nearestName(name: string, known: Iterable<string>): string | null {
  const limit = Math.min(MAX_SLIPS, Math.floor(name.length / LETTERS_A_SLIP));
  let nearest: string | null = null;
  let fewest = limit + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= fewest) continue;
    const slips = distance(name, candidate);
    if (slips < fewest) [nearest, fewest] = [candidate, slips];
  }
  return nearest;
}

/** Of Damerau and Levenshtein, no letter touched twice. */
function distance(from: string, to: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let at = 1; at <= from.length; at++) {
    const next = [at];
    for (let other = 1; other <= to.length; other++) {
      const isSame = from[at - 1] === to[other - 1];
      const isSwapped = at > 1 && other > 1 && from[at - 1] === to[other - 2] && from[at - 2] === to[other - 1];
      next.push(Math.min(
        cell(row, other) + 1,
        cell(next, other - 1) + 1,
        cell(row, other - 1) + (isSame ? 0 : 1),
        isSwapped ? cell(before, other - 2) + 1 : Infinity,
      ));
    }
    [before, row] = [row, next];
  }
  return cell(row, to.length);
}

function cell(row: readonly number[], at: number): number {
  return row[at] ?? Infinity;
}
