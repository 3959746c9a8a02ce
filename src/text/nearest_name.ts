/** Of names as long as this one mistake is forgiven, and one more for as many characters again. */
const CHARACTERS_A_MISTAKE = 3;
const MOST_MISTAKES = 3;

/**
 * The one of `known` that somebody most likely meant by `name`: few characters of it are wrong, missing, too many or
 * swapped with the next. Null when none is near; the first of several that are equally near.
 */
export function nearestName(name: string, known: Iterable<string>): string | null {
  const typed = Array.from(name.toLowerCase());
  let nearest: string | null = null;
  let least = Infinity;
  for (const candidate of known) {
    const chars = Array.from(candidate.toLowerCase());
    const longer = Math.max(typed.length, chars.length);
    const forgiven = Math.min(MOST_MISTAKES, Math.floor(longer / CHARACTERS_A_MISTAKE), least - 1);
    if (Math.abs(chars.length - typed.length) > forgiven) continue;
    const mistakes = distance(typed, chars);
    if (mistakes <= forgiven) [nearest, least] = [candidate, mistakes];
  }
  return nearest;
}

/** How many characters are to be changed, added, removed or swapped with their neighbour (Damerau and Levenshtein). */
function distance(a: readonly string[], b: readonly string[]): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, char] of a.entries()) {
    const current = [row + 1];
    for (const [column, other] of b.entries()) {
      const changed = at(last, column) + (char === other ? 0 : 1);
      const isSwapped = char === b[column - 1] && a[row - 1] === other;
      const swapped = isSwapped ? at(beforeLast, column - 1) + 1 : Infinity;
      current.push(Math.min(changed, swapped, at(last, column + 1) + 1, at(current, column) + 1));
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
