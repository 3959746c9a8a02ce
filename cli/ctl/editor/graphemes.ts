const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** What people take for characters: "é" of two code points, or a flag, is one. */
export function graphemes(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
