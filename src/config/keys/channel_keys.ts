import type { Key, Keys } from "./key.ts";
import { UPKEEP_KEYS } from "./upkeep_keys.ts";

const LOGFILE: Key = {
  values:
    "a path, NONE or AUTO; or a list in which /dev/stdout, syslog, syslog@udp:host:port or syslog@tcp:host:port is",
  default: "AUTO",
  meaning: "Where this output is logged; AUTO is a file in childlogdir that the next start removes.",
  since: "Supervisor",
};
const MAXBYTES: Key = {
  values: "bytes, or with KB, MB, GB; 0 for never",
  default: "50MB",
  meaning: "The size at which the log is rotated.",
  since: "Supervisor",
};
const BACKUPS: Key = {
  values: "a whole number",
  default: "10",
  meaning: "How many rotated logs are kept.",
  since: "Supervisor",
};
const CAPTURE: Key = {
  values: "bytes, or with KB, MB, GB; 0 for none",
  default: "0",
  meaning: "How much of what stands between the two marks goes into a PROCESS_COMMUNICATION event.",
  since: "Supervisor",
};
const EVENTS: Key = {
  values: "true, false",
  default: "false",
  meaning: "Each piece of this output is a PROCESS_LOG event.",
  since: "Supervisor",
};
const SYSLOG: Key = {
  values: "true, false",
  default: "false",
  meaning: "This output goes to syslog as well.",
  since: "Supervisor",
};

const FORMAT: Key = {
  values: "plain, prefix, json",
  default: "plain",
  meaning: 'What is logged: bytes as they come, whole lines behind the name of the program ("web:api | "), or a JSON ' +
    "object for each line.",
  since: "monovisor",
  example: "prefix",
};
const TIME_FORMAT: Key = {
  values: "signs as of strftime, %Y-%m-%d say, and %L for milliseconds",
  default: "",
  meaning: "How prefix and json write the time; unless set, prefix has none, and json RFC 3339 in UTC.",
  since: "monovisor",
  example: "%Y-%m-%d %H:%M:%S",
};

/** The options of the two outputs of a program. */
export const CHANNEL_KEYS = {
  stdout_logfile: LOGFILE,
  stdout_logfile_maxbytes: MAXBYTES,
  stdout_logfile_backups: BACKUPS,
  stdout_logfile_when: UPKEEP_KEYS.when,
  stdout_logfile_maxdays: UPKEEP_KEYS.maxdays,
  stdout_logfile_compress: UPKEEP_KEYS.compress,
  stdout_logfile_mode: UPKEEP_KEYS.mode,
  stdout_logfile_owner: UPKEEP_KEYS.owner,
  stdout_capture_maxbytes: CAPTURE,
  stdout_events_enabled: EVENTS,
  stdout_syslog: SYSLOG,
  stdout_logfile_format: FORMAT,
  stdout_logfile_time_format: TIME_FORMAT,
  stderr_logfile: LOGFILE,
  stderr_logfile_maxbytes: MAXBYTES,
  stderr_logfile_backups: BACKUPS,
  stderr_logfile_when: UPKEEP_KEYS.when,
  stderr_logfile_maxdays: UPKEEP_KEYS.maxdays,
  stderr_logfile_compress: UPKEEP_KEYS.compress,
  stderr_logfile_mode: UPKEEP_KEYS.mode,
  stderr_logfile_owner: UPKEEP_KEYS.owner,
  stderr_capture_maxbytes: CAPTURE,
  stderr_events_enabled: EVENTS,
  stderr_syslog: SYSLOG,
  stderr_logfile_format: FORMAT,
  stderr_logfile_time_format: TIME_FORMAT,
} as const satisfies Keys;
