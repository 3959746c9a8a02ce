/** A blocking output stream. */
export interface SyncWriter {
  writeSync(bytes: Uint8Array): number;
}

const RETRY_MS = 2;

/** Writes all of `bytes`; false when nobody reads the other end any more. */
export function writeAll(writer: SyncWriter, bytes: Uint8Array): boolean {
  for (let sent = 0; sent < bytes.length;) {
    const count = writeSome(writer, bytes.subarray(sent));
    if (count === null) return false;
    sent += count;
  }
  return true;
}

/** A terminal that another program made non-blocking may be full for a moment. */
function writeSome(writer: SyncWriter, bytes: Uint8Array): number | null {
  for (;;) {
    try {
      return writer.writeSync(bytes);
    } catch (error) {
      if (error instanceof Deno.errors.BrokenPipe) return null;
      if (!(error instanceof Deno.errors.WouldBlock)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}
