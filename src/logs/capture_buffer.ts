/**
 * Adds to captured text. Compat: LOG-023, the limit is not strict: where the sum exceeds it, as many bytes as the
 * chunk is long go from the front of what is there, and the chunk is kept whole.
 */
export function appendCaptured(captured: Uint8Array, chunk: Uint8Array, maxbytes: number): Uint8Array {
  const kept = captured.length + chunk.length > maxbytes ? captured.subarray(chunk.length) : captured;
  const both = new Uint8Array(kept.length + chunk.length);
  both.set(kept);
  both.set(chunk, kept.length);
  return both;
}
