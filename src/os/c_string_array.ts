import { osError } from "./os_error.ts";

const EINVAL = 22;
const encoder = new TextEncoder();

/** A `char *argv[]`: `pointers` ends with NULL and points into `strings`, which must live as long. */
export interface CStringArray {
  readonly pointers: BigUint64Array<ArrayBuffer>;
  readonly strings: Uint8Array<ArrayBuffer>;
}

/** Lays out `texts` one after another, and the addresses of each. OsError EINVAL for a NUL within a text. */
export function cStringArray(texts: readonly string[]): CStringArray {
  if (texts.some((text) => text.includes("\0"))) throw osError("string", EINVAL);
  const all = texts.map((text) => `${text}\0`).join("");
  // Both lie outside the garbage collector's heap, where small arrays would move
  const strings = encoder.encode(all);
  const pointers = new BigUint64Array(new ArrayBuffer(8 * (texts.length + 1)));
  const base = BigInt(Deno.UnsafePointer.value(Deno.UnsafePointer.of(strings)));
  const isAscii = strings.length === all.length;
  let start = 0;
  for (const [index, text] of texts.entries()) {
    pointers[index] = base + BigInt(start);
    start = isAscii ? start + text.length + 1 : strings.indexOf(0, start) + 1;
  }
  return { pointers, strings };
}
