import { cut, insert, type Line } from "./line.ts";
import { POSITIONS } from "./positions.ts";

/** The blank-separated word that ends at the cursor. */
export function wordAt(line: Line): string {
  return line.text.slice(wordStart(line), line.cursor);
}

function wordStart(line: Line): number {
  return /\s$/.test(line.text.slice(0, line.cursor)) ? line.cursor : POSITIONS.blankBefore(line);
}

/**
 * The line with its word completed as far as all `candidates` agree; a single one gets a blank behind it. A word with
 * wildcards stays while it stands for several.
 */
export function completeWord(line: Line, candidates: readonly string[]): Line {
  const [first, ...others] = candidates;
  if (first === undefined) return line;
  const completed = others.length === 0 ? `${first} ` : commonStart(first, others);
  if (others.length > 0 && !completed.startsWith(wordAt(line))) return line;
  return insert(cut(line, wordStart(line)).line, completed);
}

function commonStart(first: string, others: readonly string[]): string {
  const chars = Array.from(first);
  const end = chars.findIndex((char, at) => others.some((other) => Array.from(other)[at] !== char));
  return end < 0 ? first : chars.slice(0, end).join("");
}
