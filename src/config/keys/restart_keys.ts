import type { Keys } from "./key.ts";

/** When a program is started again, beyond what Supervisor knows. */
export const RESTART_KEYS = {
  restartpause: {
    values: "seconds",
    default: "0",
    meaning: "A pause before each start that nobody asks for.",
    since: "monovisor",
    example: "5",
  },
  backoff_delay: {
    values: "seconds",
    default: "",
    meaning: "The wait after the first start that failed; without this and backoff_factor each is a second longer.",
    since: "monovisor",
    example: "1",
  },
  backoff_factor: {
    values: "a number from 1 on",
    default: "",
    meaning: "What that wait is multiplied by after each further one; 1 unless set.",
    since: "monovisor",
    example: "2",
  },
  backoff_limit: {
    values: "seconds",
    default: "",
    meaning: "No such wait is longer; none unless set.",
    since: "monovisor",
    example: "60",
  },
  restart_limit_count: {
    values: "a whole number",
    default: "",
    meaning: "More restarts than this within restart_limit_interval are FATAL. Only those count that nobody asked for.",
    since: "monovisor",
    example: "5",
  },
  restart_limit_interval: {
    values: "seconds",
    default: "",
    meaning: "The time in which restart_limit_count counts; either both are set or none.",
    since: "monovisor",
    example: "60",
  },
} as const satisfies Keys;
