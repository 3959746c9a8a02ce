import { graphemes } from "../terminal/graphemes.ts";
import type { Line } from "./line.ts";

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Where keys take the cursor of a line: indices into its text. */
export const POSITIONS = {
  start: (): number => 0,

  end: ({ text }: Line): number => text.length,

  previous: ({ text, cursor }: Line): number => cursor - (graphemes(text.slice(0, cursor)).at(-1)?.length ?? 0),

  next: ({ text, cursor }: Line): number => cursor + (graphemes(text.slice(cursor)).at(0)?.length ?? 0),

  /** Before the word at or left of the cursor, words being letters and digits. */
  wordStart({ text, cursor }: Line): number {
    return [...text.slice(0, cursor).matchAll(WORD)].at(-1)?.index ?? 0;
  },

  /** Behind the word at or right of the cursor. */
  wordEnd({ text, cursor }: Line): number {
    const [word] = text.slice(cursor).matchAll(WORD);
    return word === undefined ? text.length : cursor + word.index + word[0].length;
  },

  /** Before the run of anything but blanks at or left of the cursor. */
  blankBefore({ text, cursor }: Line): number {
    return text.slice(0, cursor).replace(/\S*\s*$/, "").length;
  },
} as const;
