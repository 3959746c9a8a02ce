import type { Keys } from "./key.ts";
import { UPKEEP_KEYS } from "./upkeep_keys.ts";
import { SYSLOG_KEYS } from "./syslog_keys.ts";

/** The options of [supervisord]. */
export const SUPERVISORD_KEYS = {
  logfile: {
    values: "a path, or syslog; or a list as of stdout_logfile",
    default: "supervisord.log",
    meaning: "The main log.",
    since: "Supervisor",
  },
  logfile_maxbytes: {
    values: "bytes, or with KB, MB, GB; 0 for never",
    default: "50MB",
    meaning: "The size at which the main log is rotated.",
    since: "Supervisor",
  },
  logfile_backups: {
    values: "a whole number",
    default: "10",
    meaning: "How many rotated main logs are kept.",
    since: "Supervisor",
  },
  logfile_when: UPKEEP_KEYS.when,
  logfile_maxdays: UPKEEP_KEYS.maxdays,
  logfile_compress: UPKEEP_KEYS.compress,
  logfile_mode: UPKEEP_KEYS.mode,
  logfile_owner: UPKEEP_KEYS.owner,
  loglevel: {
    values: "critical, error, warn, info, debug, trace, blather",
    default: "info",
    meaning: "What the main log tells: this, and what is weightier.",
    since: "Supervisor",
  },
  pidfile: {
    values: "a path",
    default: "supervisord.pid",
    meaning: "The file that holds the pid of supervisord.",
    since: "Supervisor",
  },
  umask: {
    values: "octal digits",
    default: "022",
    meaning: "The umask of a supervisord that goes into the background.",
    since: "Supervisor",
  },
  nodaemon: {
    values: "true, false",
    default: "false",
    meaning: "Stays in the foreground.",
    since: "Supervisor",
  },
  silent: {
    values: "true, false",
    default: "false",
    meaning: "In the foreground the main log is not copied to stdout.",
    since: "Supervisor",
  },
  minfds: {
    values: "a whole number",
    default: "1024",
    meaning: "How many open files supervisord must be allowed; it raises its limit, or refuses to start.",
    since: "Supervisor",
  },
  minprocs: {
    values: "a whole number",
    default: "200",
    meaning: "How many processes its user must be allowed; it raises its limit, or refuses to start.",
    since: "Supervisor",
  },
  user: {
    values: "a name or number",
    default: "",
    meaning: "The user that a supervisord started by root becomes.",
    since: "Supervisor",
  },
  identifier: {
    values: "text",
    default: "supervisor",
    meaning: "The name of this supervisord in events and for clients.",
    since: "Supervisor",
  },
  directory: {
    values: "an existing directory",
    default: "",
    meaning: "Where a supervisord goes that goes into the background.",
    since: "Supervisor",
  },
  nocleanup: {
    values: "true, false",
    default: "false",
    meaning: "The AUTO logs of earlier runs are kept.",
    since: "Supervisor",
  },
  childlogdir: {
    values: "an existing directory",
    default: "",
    meaning: "Where AUTO logs are made; the directory for temporary files unless set.",
    since: "Supervisor",
  },
  environment: {
    values: 'KEY="value",OTHER="value"',
    default: "",
    meaning: "Variables for all programs.",
    since: "Supervisor",
  },
  strip_ansi: {
    values: "true, false",
    default: "false",
    meaning: "Escape sequences are taken out of what programs write.",
    since: "Supervisor",
  },
  logfile_format: {
    values: "plain, prefix, json",
    default: "plain",
    meaning:
      'How the main log is written: as in Supervisor, behind "supervisord | ", or as a JSON object for each line.',
    since: "monovisor",
    example: "json",
  },
  logfile_time_format: {
    values: "signs as of strftime, %Y-%m-%d say, and %L for milliseconds",
    default: "",
    meaning: "How prefix and json write the time; unless set, prefix has Supervisor's, and json RFC 3339 in UTC.",
    since: "monovisor",
    example: "%Y-%m-%d %H:%M:%S",
  },
  ...SYSLOG_KEYS,
  adopt: {
    values: "true, false",
    default: "false",
    meaning: "Programs outlive a supervisord that dies, and the next one goes on with them.",
    since: "monovisor",
    example: "true",
  },
  warn_unknown: {
    values: "true, false",
    default: "false",
    meaning: "Sections and options that nobody reads are told in the main log, with the name that may be meant.",
    since: "monovisor",
    example: "true",
  },
  shutdown_timeout: {
    values: "seconds",
    default: "",
    meaning: "How long a stop of everything may take: what is left then gets SIGKILL.",
    since: "monovisor",
    example: "9",
  },
} as const satisfies Keys;

/** An option of [supervisord]. */
export type SupervisordKey = keyof typeof SUPERVISORD_KEYS;
