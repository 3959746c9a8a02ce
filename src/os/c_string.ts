import { osError } from "./os_error.ts";

const EINVAL = 22;
const encoder = new TextEncoder();

/** `text` in UTF-8 with its final NUL. OsError EINVAL when a NUL lies inside, where C would cut the text silently. */
export function cString(text: string): Uint8Array<ArrayBuffer> {
  if (text.includes("\0")) throw osError("string", EINVAL);
  return encoder.encode(`${text}\0`);
}
