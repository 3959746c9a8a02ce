import { textAt } from "../../src/os/linux/libc/text_at.ts";

/** The text at each of these addresses, as C reads it. */
export function textsAt(pointers: BigUint64Array): readonly string[] {
  return [...pointers].map((address) => textAt(Deno.UnsafePointer.create(address)));
}
