/** Text being edited; `cursor` is an index into it, always between two graphemes. */
export interface Line {
  readonly text: string;
  readonly cursor: number;
}

export const EMPTY_LINE: Line = { text: "", cursor: 0 };

/** The line with the cursor behind its end. */
export function lineOf(text: string): Line {
  return { text, cursor: text.length };
}

/** The line with `inserted` at the cursor. */
export function insert({ text, cursor }: Line, inserted: string): Line {
  return { text: text.slice(0, cursor) + inserted + text.slice(cursor), cursor: cursor + inserted.length };
}

/** The line without what lies between the cursor and `end`, on either side of it. */
export function cut({ text, cursor }: Line, end: number): { readonly line: Line; readonly removed: string } {
  const [from, to] = end < cursor ? [end, cursor] : [cursor, end];
  return { line: { text: text.slice(0, from) + text.slice(to), cursor: from }, removed: text.slice(from, to) };
}
