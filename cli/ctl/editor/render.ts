import { graphemes } from "../terminal/graphemes.ts";
import { graphemeWidth } from "../terminal/text_width.ts";

/** A prompt and a line as rows of a terminal. */
export interface Frame {
  readonly rows: readonly string[];
  /** Where the cursor stands, counted from 0. */
  readonly cursor: { readonly row: number; readonly column: number };
}

/** What is shown: `cursor` is an index into `text`. */
export interface View {
  readonly prompt: string;
  readonly text: string;
  readonly cursor: number;
}

/** Lays a line out on a terminal of `width` columns; long ones wrap, never in the middle of a character. */
export function render({ prompt, text, cursor }: View, width: number): Frame {
  const before = layOut(["", 0], { text: prompt + text.slice(0, cursor), width });
  const all = layOut(["", 0], { text: prompt + text, width });
  const [, column] = before.at(-1) ?? ["", 0];
  const full = column >= width;
  const row = before.length - 1 + (full ? 1 : 0);
  const rows = all.map(([shown]) => shown);
  return { rows: row < rows.length ? rows : [...rows, ""], cursor: { row, column: full ? 0 : column } };
}

type Row = readonly [text: string, width: number];

function layOut(first: Row, { text, width }: { readonly text: string; readonly width: number }): readonly Row[] {
  const rows: Row[] = [first];
  for (const grapheme of graphemes(text)) {
    const [shown, used] = rows.at(-1) ?? first;
    const [cell, taken] = cellOf(grapheme);
    if (used + taken > width) rows.push([cell, taken]);
    else rows[rows.length - 1] = [shown + cell, used + taken];
  }
  return rows;
}

/** Control characters, which lines of a history file may hold, show as ^X. */
function cellOf(grapheme: string): Row {
  const code = grapheme.codePointAt(0) ?? 0;
  if (code >= 0x20 && code !== 0x7f) return [grapheme, graphemeWidth(grapheme)];
  return [`^${String.fromCharCode(code ^ 0x40)}`, 2];
}

/** The part of a frame that fits a terminal of `height` rows and shows the cursor. */
export function clip({ rows, cursor }: Frame, height: number): Frame {
  const top = Math.max(0, Math.min(cursor.row, rows.length - height));
  return { rows: rows.slice(top, top + height), cursor: { ...cursor, row: cursor.row - top } };
}
