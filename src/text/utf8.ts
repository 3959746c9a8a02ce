import { ValueError } from "./value_error.ts";

/** Python's text files are decoded in pieces of this many bytes, and positions count from the piece's start. */
const CHUNK = 8192;
const CUT = "unexpected end of data";

/**
 * Strict UTF-8 to text; a byte order mark at the start is skipped. Throws ValueError with the text of Python's
 * UnicodeDecodeError, as reading the bytes from a text file gives it (CFG-001).
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    const fault = firstFault(bytes);
    if (fault === null) throw error;
    throw new ValueError(describe(bytes, fault));
  }
}

interface Fault {
  readonly start: number;
  /** The first byte behind the faulty ones. */
  readonly end: number;
  readonly reason: string;
}

function firstFault(bytes: Uint8Array): Fault | null {
  for (let start = 0; start < bytes.length;) {
    const [low, high, length] = leadByte(bytes[start] ?? 0);
    if (length === 0) return { start, end: start + 1, reason: "invalid start byte" };
    for (let at = start + 1; at < start + length; at++) {
      const byte = bytes[at];
      if (byte === undefined) return { start, end: at, reason: CUT };
      const [from, to] = at === start + 1 ? [low, high] : [0x80, 0xbf];
      if (byte < from || byte > to) return { start, end: at, reason: "invalid continuation byte" };
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

function describe(bytes: Uint8Array, { start, end, reason }: Fault): string {
  // A sequence that the end of the file cuts is decoded once more, alone.
  const position = reason === CUT ? 0 : start % CHUNK;
  if (end - start > 1) {
    return `'utf-8' codec can't decode bytes in position ${position}-${position + end - start - 1}: ${reason}`;
  }
  const byte = (bytes[start] ?? 0).toString(16).padStart(2, "0");
  return `'utf-8' codec can't decode byte 0x${byte} in position ${position}: ${reason}`;
}
