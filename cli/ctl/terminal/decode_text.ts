import type { DecodedKey } from "./key.ts";

const LONGEST_CHARACTER = 4;

/** Whether a byte is one of the control characters, which are keys and no text. */
export function isControl(byte: number): boolean {
  return byte < 0x20 || byte === 0x7f;
}

/** The text at the start of `bytes`, up to a control character; null when all there is is a cut character. */
export function decodeText(bytes: Uint8Array): DecodedKey | null {
  const control = bytes.findIndex(isControl);
  const run = control < 0 ? bytes : bytes.subarray(0, control);
  const length = control < 0 ? run.length - cutTail(run) : run.length;
  if (length === 0) return null;
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(run.subarray(0, length));
  // The second range of control characters would move the cursor of some terminals
  return { key: { kind: "text", text: text.replaceAll(/\p{Cc}/gu, "") }, length };
}

/** How many bytes at the end begin a UTF-8 character whose rest has not arrived. */
function cutTail(bytes: Uint8Array): number {
  for (let back = 1; back < LONGEST_CHARACTER && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    const isContinuation = (byte & 0xc0) === 0x80;
    if (!isContinuation) return back < sequenceLength(byte) ? back : 0;
  }
  return 0;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0 && lead < 0xf8) return 4;
  if (lead >= 0xe0) return lead < 0xf0 ? 3 : 1;
  return lead >= 0xc2 ? 2 : 1;
}
