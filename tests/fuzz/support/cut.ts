import type { Random } from "../../../compat/generate/random.ts";

/** The input in chunks, cut anywhere, empty ones among them; sometimes into single bytes. */
export function cut(input: Uint8Array, random: Random): readonly Uint8Array[] {
  if (input.length < 300 && random.chance(0.2)) return Array.from(input, (byte) => Uint8Array.of(byte));
  const points = random.list({ from: 0, to: 8 }, () => random.below(input.length + 1)).toSorted((a, b) => a - b);
  return [...points, input.length].map((end, index) => input.slice(points[index - 1] ?? 0, end));
}
