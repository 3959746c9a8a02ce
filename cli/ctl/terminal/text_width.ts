import { graphemes } from "./graphemes.ts";

/** First and last code points of what East Asian terminals show two columns wide (Unicode's classes W and F). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x17000, 0x18aff],
  [0x1b000, 0x1b2ff],
  [0x20000, 0x3fffd],
];

/** How many columns a terminal gives to a text without control characters. */
export function textWidth(text: string): number {
  return graphemes(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}

/** How many columns a terminal gives to one grapheme. */
export function graphemeWidth(grapheme: string): number {
  return Array.from(grapheme).reduce((widest, char) => Math.max(widest, characterWidth(char)), 0);
}

function characterWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (/^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u.test(char)) return 0;
  return /^\p{Emoji_Presentation}$/u.test(char) || WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}
