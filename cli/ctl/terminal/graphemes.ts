/** What people take for characters: "é" of two code points, or a flag, is one. */
export function graphemes(text: string): readonly string[] {
  // Making a segmenter takes longer than all else that the shell does before its first prompt
  if (/^[\x20-\x7e]*$/.test(text)) return Array.from(text);
  const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
