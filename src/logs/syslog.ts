import type { Os } from "../os/os.ts";
import { decodeOsText } from "../text/bytes/os_text.ts";
import { LOG_PREFIX_LENGTH } from "./log_line.ts";
import type { LogHandler } from "./logger.ts";

/** The main log with logfile=syslog: each line of a message bears date and level, and its newline (SYSLOG-003). */
export function syslogHandler(os: Pick<Os, "syslog">): LogHandler {
  return {
    write(data) {
      const text = decodeOsText(data);
      const prefix = text.slice(0, LOG_PREFIX_LENGTH);
      for (const line of linesOf(text.slice(LOG_PREFIX_LENGTH))) os.syslog(`${prefix}${line}\n`);
    },
    // SYSLOG-005
    reopen() {},
  };
}

/** The lines of a text, without the newlines at its end. */
export function linesOf(text: string): readonly string[] {
  return text.replace(/\n+$/, "").split("\n");
}
