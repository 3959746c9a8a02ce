import { encodeOsText } from "../../../text/bytes/os_text.ts";
import { osError } from "../../os_error.ts";

const POINTER = BigUint64Array.BYTES_PER_ELEMENT;

/**
 * A `char *argv[]` that ends with NULL. The texts lie in the same buffer, behind room for `more` pointers: whoever holds
 * the array holds what it points to. OsError EINVAL for a NUL within a text.
 */
export function cStringArray(texts: readonly string[], more = 0): BigUint64Array<ArrayBuffer> {
  if (texts.some((text) => text.includes("\0"))) throw osError("string", "EINVAL");
  const all = texts.map((text) => `${text}\0`).join("");
  const strings = encodeOsText(all);
  const count = texts.length + more + 1;
  // A buffer made by itself lies outside the garbage collector's heap, where small arrays would move
  const buffer = new ArrayBuffer(POINTER * count + strings.length);
  const place = new Uint8Array(buffer, POINTER * count);
  place.set(strings);
  const pointers = new BigUint64Array(buffer, 0, count);
  const base = BigInt(Deno.UnsafePointer.value(Deno.UnsafePointer.of(new Uint8Array(buffer)))) +
    BigInt(POINTER * count);
  const isByteEach = strings.length === all.length;
  let start = 0;
  for (const [index, text] of texts.entries()) {
    pointers[index] = base + BigInt(start);
    start = isByteEach ? start + text.length + 1 : strings.indexOf(0, start) + 1;
  }
  return pointers;
}
