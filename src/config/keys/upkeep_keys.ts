import type { Keys } from "./key.ts";

/** What else becomes of a log file: the ends of the options' names, of the main log as of the outputs of programs. */
export const UPKEEP_KEYS = {
  when: {
    values: "midnight, hourly, weekly, or minute hour day month weekday, perhaps behind CRON_TZ=zone",
    default: "",
    meaning: "When the log is rotated whatever its size, unless it is empty. weekly is Sunday at midnight.",
    since: "monovisor",
    example: "midnight",
  },
  maxdays: {
    values: "a whole number; 0 for no limit",
    default: "0",
    meaning: "Rotated logs that were not written for more days are removed.",
    since: "monovisor",
    example: "30",
  },
  compress: {
    values: "gzip, none",
    default: "none",
    meaning: "Rotated logs are packed.",
    since: "monovisor",
    example: "gzip",
  },
  mode: {
    values: "octal digits",
    default: "",
    meaning: "The rights of a new log file; what the umask leaves unless set.",
    since: "monovisor",
    example: "0640",
  },
  owner: {
    values: "a user or user:group, names or numbers",
    default: "",
    meaning: "Whose a new log file is; supervisord has to be root for that.",
    since: "monovisor",
    example: "www-data:adm",
  },
} as const satisfies Keys;
