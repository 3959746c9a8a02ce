import type { Keys } from "./key.ts";

/** How lines go to syslog: of the main log, and of programs. */
export const SYSLOG_KEYS = {
  syslog_facility: {
    values: "kern, user, mail, daemon, auth, syslog, lpr, news, uucp, cron, authpriv, ftp, local0 to local7",
    default: "",
    meaning: "The facility of messages to syslog; user unless set.",
    since: "monovisor",
    example: "local0",
  },
  syslog_tag: {
    values: "text",
    default: "",
    meaning: "What messages to syslog bear as the name of their program; its own unless set.",
    since: "monovisor",
    example: "site",
  },
  syslog_format: {
    values: "rfc5424, rfc3164",
    default: "",
    meaning: "How messages to syslog are written: rfc3164 to this machine's and rfc5424 to others, unless set.",
    since: "monovisor",
    example: "rfc5424",
  },
} as const satisfies Keys;

/** The priorities of the two outputs of a program. */
export const SYSLOG_PRIORITY_KEYS = {
  syslog_stdout_priority: {
    values: "emerg, alert, crit, err, warning, notice, info, debug",
    default: "",
    meaning: "The priority of what it writes to stdout; info unless set.",
    since: "monovisor",
    example: "info",
  },
  syslog_stderr_priority: {
    values: "emerg, alert, crit, err, warning, notice, info, debug",
    default: "",
    meaning: "The priority of what it writes to stderr; info unless set.",
    since: "monovisor",
    example: "err",
  },
} as const satisfies Keys;
