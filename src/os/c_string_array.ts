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
  // Both lie outside the garbage collector's heap, where small arrays would move
  const strings = encoder.encode(texts.map((text) => `${text}\0`).join(""));
  const base = BigInt(Deno.UnsafePointer.value(Deno.UnsafePointer.of(strings)));
  const pointers = new BigUint64Array(new ArrayBuffer(8 * (texts.length + 1)));
  let start = 0;
  for (let index = 0; index < texts.length; index++) {
    pointers[index] = base + BigInt(start);
    start = strings.indexOf(0, start) + 1;
  }
  if (start !== strings.length) throw osError("string", EINVAL);
  return { pointers, strings };
}
