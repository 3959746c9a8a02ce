import type { Input } from "./input.ts";
import { decodeKey } from "./decode_key.ts";
import type { Key } from "./key.ts";

/** Waits for a key; null at the end of input. What was typed ahead stays with the input, for whoever reads next. */
export async function nextKey(input: Input): Promise<Key | null> {
  for (;;) {
    const decoded = decodeKey(input.pending);
    if (decoded !== null) {
      input.take(decoded.length);
      return decoded.key;
    }
    if (!(await input.more())) return null;
  }
}
