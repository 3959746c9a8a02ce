import { ValueError } from "../python/value_error.ts";
import { CUT, firstFault, type Utf8Fault } from "./utf8_fault.ts";

/** Python's text files are decoded in pieces of this many bytes, and positions count from the piece's start. */
const CHUNK = 8192;

/**
 * Strict UTF-8 to text; a byte order mark at the start is skipped (decided for CFG-002). Throws ValueError with the
 * text of Python's UnicodeDecodeError, as reading the bytes from a text file gives it (CFG-001).
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

function describe(bytes: Uint8Array, { start, end, reason }: Utf8Fault): string {
  // A sequence that the end of the file cuts is decoded once more, alone.
  const position = reason === CUT ? 0 : start % CHUNK;
  if (end - start > 1) {
    return `'utf-8' codec can't decode bytes in position ${position}-${position + end - start - 1}: ${reason}`;
  }
  const byte = (bytes[start] ?? 0).toString(16).padStart(2, "0");
  return `'utf-8' codec can't decode byte 0x${byte} in position ${position}: ${reason}`;
}
