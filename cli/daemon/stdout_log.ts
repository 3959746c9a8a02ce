import type { LogHandler } from "../../src/logs/logger.ts";
import { writePatiently } from "../../src/logs/write_patiently.ts";
import type { Outlets } from "../../src/supervisor/outlets/outlets.ts";
import type { Os } from "../../src/os/os.ts";
import { errnoText } from "../../src/text/python/errno_text.ts";
import { tellStderr } from "./tell_stderr.ts";

const STDOUT = 1;
/** Seconds that a reader gets to make room, once. */
const PATIENCE = 1;

/**
 * The main log on stdout, which may hang up, break, be full or have a reader that does not read: told once until a
 * write succeeds again, and what is written meanwhile is lost there.
 */
export function stdoutLog(os: Os, outlets: Pick<Outlets, "opened">): LogHandler {
  let troubled = false;
  return {
    write(data) {
      // Where programs write there by lines, it is a line among theirs
      const shared = outlets.opened("/dev/stdout");
      if (shared !== null) return shared.write(data);
      try {
        writePatiently(os, data, { fd: STDOUT, patience: troubled ? 0 : PATIENCE });
        troubled = false;
      } catch (error) {
        if (!troubled) tellStderr(os, `Cannot write the log to stdout: ${errnoText(error)}\n`);
        troubled = true;
      }
    },
    reopen() {},
  };
}
