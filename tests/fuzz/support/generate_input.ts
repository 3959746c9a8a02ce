import type { Random } from "../../../compat/generate/random.ts";
import { concat } from "./concat.ts";

const MAX_PIECES = 24;

export interface InputSources {
  readonly pieces: readonly (string | Uint8Array)[] | ((random: Random) => Uint8Array);
  readonly corpus: readonly Uint8Array[];
}

/** An input: pieces in a row, or one of the corpus with some bytes changed, inserted, doubled or left out. */
export function generateInput(random: Random, { pieces, corpus }: InputSources): Uint8Array {
  const isMade = typeof pieces === "function";
  const one = () => isMade ? pieces(random) : toBytes(random.pick(pieces));
  if (corpus.length === 0 || random.chance(0.6)) {
    return isMade ? one() : concat(random.list({ from: 1, to: MAX_PIECES }, one));
  }
  let input = random.pick(corpus);
  for (let changes = random.below(6); changes >= 0; changes--) input = changed(input, { random, one });
  return input;
}

function changed(
  input: Uint8Array,
  { random, one }: { readonly random: Random; readonly one: () => Uint8Array },
): Uint8Array {
  const at = random.below(input.length + 1);
  const end = Math.min(input.length, at + random.below(20));
  const [before, part, after] = [input.subarray(0, at), input.subarray(at, end), input.subarray(end)];
  switch (random.below(5)) {
    case 0:
      return concat([before, after]);
    case 1:
      return concat([before, part, part, after]);
    case 2:
      return concat([before, one(), input.subarray(at)]);
    case 3:
      return concat([before, Uint8Array.of(random.below(256)), input.subarray(at + 1)]);
    default:
      return before;
  }
}

function toBytes(piece: string | Uint8Array): Uint8Array {
  return typeof piece === "string" ? new TextEncoder().encode(piece) : piece;
}
