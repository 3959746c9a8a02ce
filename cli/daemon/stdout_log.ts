import type { LogHandler } from "../../src/logs/logger.ts";
import { type Os, OsError } from "../../src/os/os.ts";
import { tellStderr } from "./tell_stderr.ts";

const STDOUT = 1;
/** Bytes that a pipe with room takes without blocking, whoever made it. */
const PIECE = 4096;
/** Seconds that a reader gets to make room, once: programs must not wait for somebody who looks at the terminal. */
const PATIENCE = 1;

/**
 * The main log on stdout, which may hang up, break, be full or have a reader that does not read: told once until a
 * write succeeds again, and what is written meanwhile is lost there.
 */
export function stdoutLog(os: Os): LogHandler {
  let troubled = false;
  return {
    write(data) {
      try {
        writeAll(os, data, troubled ? 0 : PATIENCE);
        troubled = false;
      } catch (error) {
        if (!(error instanceof OsError)) throw error;
        if (!troubled) tellStderr(os, `Cannot write the log to stdout: ${error.message}\n`);
        troubled = true;
      }
    },
    reopen() {},
  };
}

function writeAll(os: Os, data: Uint8Array, patience: number): void {
  for (let rest = data; rest.length > 0;) {
    if (!os.waitWritable(STDOUT, patience)) {
      throw new OsError("write", 11, "EAGAIN", "Resource temporarily unavailable");
    }
    const written = os.write(STDOUT, rest.subarray(0, PIECE));
    if (written !== "would_block") rest = rest.subarray(written);
  }
}
