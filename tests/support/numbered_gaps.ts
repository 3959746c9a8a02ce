/** Bytes of each line that tests/fixtures/number_lines.py writes. */
const LINE = 64;

/**
 * How many bytes are missing from what that program wrote, place by place, and how many lines it wrote. A line that was
 * cut goes on in the middle of a later one. Throws where something is there twice, or its last line is missing.
 */
export function numberedGaps(bytes: Uint8Array): { readonly lines: number; readonly gaps: readonly number[] } {
  const text = new TextDecoder().decode(bytes);
  const [, said] = /end (\d+)\n$/.exec(text) ?? [];
  if (said === undefined) throw new Error("the last line is missing");
  const gaps: number[] = [];
  let expected = 0;
  let at = 0;
  while (at < text.length && !text.startsWith("end ", at)) {
    const number = numberAt(text, at);
    if (number === expected) {
      expected += 1;
      at += LINE;
      continue;
    }
    // The next line that is whole tells how much was left out
    const next = text.indexOf("\n", at) + 1;
    const following = text.startsWith("end ", next) ? Number(said) : numberAt(text, next);
    const gap = (following - expected) * LINE - (next - at);
    if (!(gap > 0)) throw new Error(`behind line ${expected}: ${text.slice(at, next + LINE)}`);
    gaps.push(gap);
    expected = following;
    at = next;
  }
  if (expected !== Number(said)) gaps.push((Number(said) - expected) * LINE);
  return { lines: Number(said), gaps };
}

function numberAt(text: string, at: number): number {
  const [, digits] = /^(\d{12}) \.{50}\n$/.exec(text.slice(at, at + LINE)) ?? [];
  return digits === undefined ? NaN : Number(digits);
}
