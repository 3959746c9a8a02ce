import type { Clock } from "../os/clock.ts";
import { type Os, OsError } from "../os/os.ts";
import { pause } from "./pause.ts";

type FollowOs = Pick<Os, "open" | "close" | "readAt" | "statFd" | "stat">;

/** Seconds between two looks at a file that did not grow (HTTP-027). */
const PERIOD = 0.1;
const CHUNK = 65536;

/** How a log is followed: how many bytes of what is there come first, and what ends it. */
export interface FollowOptions {
  readonly os: FollowOs;
  readonly clock: Clock;
  readonly tailBytes: number;
  readonly signal: AbortSignal;
}

/**
 * The end of a log file, then what is written to it, until `signal` aborts, with all that was written before. It
 * follows the name: a new file in its place is read from the start (HTTP-030), and so is one that was cut short (decided
 * for HTTP-031). Throws OsError when the file cannot be opened at first.
 */
export async function* follow(path: string, options: FollowOptions): AsyncGenerator<Uint8Array, void> {
  const { os, signal } = options;
  let fd = os.open(path, "read");
  try {
    let { inode, size } = os.statFd(fd);
    let offset = Math.max(0, size - options.tailBytes);
    for (;;) {
      // Looked at before the file: what was written until then is told, too
      const isLast = signal.aborted;
      const data = os.readAt(fd, offset, CHUNK);
      offset += data.length;
      if (data.length > 0) {
        yield data;
        continue;
      }
      if (isLast) return;
      if (os.statFd(fd).size < offset) {
        offset = 0;
        continue;
      }
      const renewed = reopen(os, path, inode);
      if (renewed === null) {
        await pause(options.clock, { seconds: PERIOD, until: signal });
        continue;
      }
      os.close(fd);
      fd = renewed;
      ({ inode, size } = os.statFd(fd));
      offset = 0;
    }
  } finally {
    os.close(fd);
  }
}

// A name that leads nowhere, or to the same file, changes nothing
function reopen(os: FollowOs, path: string, inode: number): number | null {
  try {
    const now = os.stat(path);
    return now === null || now.inode === inode ? null : os.open(path, "read");
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return null;
  }
}
