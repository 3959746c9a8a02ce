import { encodeOsText } from "../../../text/bytes/os_text.ts";
import { osError } from "../../os_error.ts";

/** `text` as bytes with their final NUL. OsError EINVAL when a NUL lies inside, where C would cut the text silently. */
export function cString(text: string): Uint8Array<ArrayBuffer> {
  if (text.includes("\0")) throw osError("string", "EINVAL");
  return encodeOsText(`${text}\0`);
}
