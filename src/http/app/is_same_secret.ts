import { encodeOsText } from "../../text/bytes/os_text.ts";

/** Whether the texts are the same; the time that it takes tells nothing but the given one's length. */
export function isSameSecret(given: string, wanted: string): boolean {
  return isSameBytes(encodeOsText(given), encodeOsText(wanted));
}

/** The same for bytes: every given one is looked at, whatever has been found before. */
export function isSameBytes(given: ArrayLike<number>, wanted: ArrayLike<number>): boolean {
  let difference = given.length ^ wanted.length;
  for (let at = 0; at < given.length; at++) difference |= (given[at] ?? 0) ^ (wanted[at % wanted.length] ?? 0);
  return difference === 0;
}
