import type { Os } from "../os/os.ts";
import { osError } from "../os/os_error.ts";

/** Bytes that a pipe with room takes without blocking, whoever made it. */
const PIECE = 4096;

/**
 * Writes to an output that others made and read. Throws OsError, EAGAIN where no room is made for that many seconds:
 * programs must not wait for somebody who looks at the terminal.
 */
export function writePatiently(
  os: Pick<Os, "write" | "waitWritable">,
  data: Uint8Array,
  { fd, patience }: { readonly fd: number; readonly patience: number },
): void {
  for (let rest = data; rest.length > 0;) {
    if (!os.waitWritable(fd, patience)) throw osError("write", "EAGAIN");
    const written = os.write(fd, rest.subarray(0, PIECE));
    if (written !== "would_block") rest = rest.subarray(written);
  }
}
