import { graphemes } from "../terminal/graphemes.ts";
import { type Line, lineOf } from "./line.ts";
import { POSITIONS } from "./positions.ts";

/** Swaps the characters around the cursor, at the end of the line the last two; null when there are no two. */
export function transpose(line: Line): { readonly line: Line } | null {
  const cursor = POSITIONS.next(line);
  const before = graphemes(line.text.slice(0, cursor));
  const [first, second] = before.slice(-2);
  if (line.cursor === 0 || first === undefined || second === undefined) return null;
  const swapped = lineOf([...before.slice(0, -2), second, first].join(""));
  return { line: { ...swapped, text: swapped.text + line.text.slice(cursor) } };
}
