import { concatBytes } from "../../text/bytes/concat_bytes.ts";
import { keepBytes } from "../../text/bytes/keep_bytes.ts";

/**
 * Adds to captured text. Compat: LOG-023, the limit is not strict: where the sum exceeds it, as many bytes as the
 * chunk is long go from the front of what is there, and the chunk is kept whole.
 */
export function appendCaptured(captured: Uint8Array, chunk: Uint8Array, maxbytes: number): Uint8Array {
  if (captured.length === 0) return keepBytes(chunk);
  const kept = captured.length + chunk.length > maxbytes ? captured.subarray(chunk.length) : captured;
  return concatBytes(kept, chunk);
}
