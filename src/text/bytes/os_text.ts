import { concatBytes } from "./concat_bytes.ts";
import { firstFault } from "./utf8_fault.ts";

// To the system a name, an argument or a variable is bytes, mostly UTF-8. Here it is text that loses none of them: a
// byte that is no part of UTF-8 stands as U+DC00 plus the byte, which no UTF-8 gives (Python's "surrogateescape").
// What comes from the system as text, and what goes to it, passes through these two functions (CFG-149).

const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
const ESCAPE = 0xdc00;
/** By the flag u the second half of a pair is none of them. */
const ESCAPED = /([\udc80-\udcff]+)/u;

/** The text of bytes of the system: encodeOsText() gives the same bytes again. */
export function decodeOsText(bytes: Uint8Array): string {
  try {
    return STRICT.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return decodeEscaping(bytes);
  }
}

/** The bytes of a text for the system. Half a pair that stands for no byte becomes U+FFFD. */
export function encodeOsText(text: string): Uint8Array<ArrayBuffer> {
  if (text.isWellFormed()) return encoder.encode(text);
  const parts = text.split(ESCAPED);
  return concatBytes(...parts.map((part, index) => index % 2 === 0 ? encoder.encode(part) : escapedBytes(part)));
}

function decodeEscaping(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const { start, end } = firstFault(bytes, at) ?? { start: bytes.length, end: bytes.length };
    text += STRICT.decode(bytes.subarray(at, start));
    for (const byte of bytes.subarray(start, end)) text += String.fromCharCode(ESCAPE + byte);
    at = end;
  }
  return text;
}

function escapedBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0) - ESCAPE);
}
