import { cString } from "./c_string.ts";

/** A `char *argv[]`: `pointers` ends with NULL and points into `strings`, which must live as long. */
export interface CStringArray {
  readonly pointers: BigUint64Array<ArrayBuffer>;
  readonly strings: Uint8Array<ArrayBuffer>;
}

/** Lays out `texts` one after another, and the addresses of each. OsError EINVAL for a NUL within a text. */
export function cStringArray(texts: readonly string[]): CStringArray {
  const parts = texts.map(cString);
  // An ArrayBuffer made by hand lies outside the garbage collector's heap, so that its address stays.
  const strings = new Uint8Array(new ArrayBuffer(Math.max(1, parts.reduce((sum, part) => sum + part.length, 0))));
  const base = Deno.UnsafePointer.value(Deno.UnsafePointer.of(strings));
  const pointers = new BigUint64Array(new ArrayBuffer(8 * (parts.length + 1)));
  let offset = 0;
  parts.forEach((part, index) => {
    strings.set(part, offset);
    pointers[index] = BigInt(base) + BigInt(offset);
    offset += part.length;
  });
  return { pointers, strings };
}
