export const CUT = "unexpected end of data";

/** Bytes that are no UTF-8, as Python takes them together. */
export interface Utf8Fault {
  readonly start: number;
  /** The first byte behind the faulty ones. */
  readonly end: number;
  readonly reason: string;
}

/** The first fault at or behind `from`, where a character begins; null when there is none. */
export function firstFault(bytes: Uint8Array, from = 0): Utf8Fault | null {
  for (let start = from; start < bytes.length;) {
    const [low, high, length] = leadByte(bytes[start] ?? 0);
    if (length === 0) return { start, end: start + 1, reason: "invalid start byte" };
    for (let at = start + 1; at < start + length; at++) {
      const byte = bytes[at];
      if (byte === undefined) return { start, end: at, reason: CUT };
      const [least, most] = at === start + 1 ? [low, high] : [0x80, 0xbf];
      if (byte < least || byte > most) return { start, end: at, reason: "invalid continuation byte" };
    }
    start += length;
  }
  return null;
}

/** The range of the second byte and the length of the sequence that a byte begins; length 0 for none. */
function leadByte(byte: number): readonly [low: number, high: number, length: number] {
  if (byte < 0x80) return [0, 0, 1];
  if (byte < 0xc2 || byte > 0xf4) return [0, 0, 0];
  if (byte < 0xe0) return [0x80, 0xbf, 2];
  if (byte < 0xf0) return [byte === 0xe0 ? 0xa0 : 0x80, byte === 0xed ? 0x9f : 0xbf, 3];
  return [byte === 0xf0 ? 0x90 : 0x80, byte === 0xf4 ? 0x8f : 0xbf, 4];
}
