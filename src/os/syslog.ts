import { cString } from "./c_string.ts";
import { libc } from "./libc.ts";

const LOG_USER = 8;
const LOG_INFO = 6;
/** openlog(3) keeps the address, so this lives as long as the program (SYSLOG-002). */
const IDENT = cString("supervisord");
/** The message is an argument and never a format. */
const FORMAT = cString("%s");

let opened = false;

/** syslog(3); a NUL would cut the message short and is shown as U+FFFD. */
export function syslog(message: string): void {
  if (!opened) libc.logging.openlog(IDENT, 0, LOG_USER);
  opened = true;
  libc.logging.syslog(LOG_INFO, FORMAT, cString(message.replaceAll("\0", "\ufffd")));
}
