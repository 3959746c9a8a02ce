import { CHANNEL_KEYS } from "./channel_keys.ts";
import { ENV_FILE_KEYS } from "./env_file_keys.ts";
import { ORDER_KEYS } from "./order_keys.ts";
import { PROBE_KEYS } from "./probe_keys.ts";
import { PROCESS_KEYS } from "./process_keys.ts";
import { RESTART_KEYS } from "./restart_keys.ts";
import { SYSLOG_KEYS, SYSLOG_PRIORITY_KEYS } from "./syslog_keys.ts";

/** The options that everything knows that runs: programs, fcgi-programs and event listeners. */
export const PROGRAM_KEYS = {
  ...PROCESS_KEYS,
  ...CHANNEL_KEYS,
  ...ENV_FILE_KEYS,
  ...ORDER_KEYS,
  ...PROBE_KEYS,
  ...RESTART_KEYS,
  ...SYSLOG_KEYS,
  ...SYSLOG_PRIORITY_KEYS,
} as const;

/** An option of everything that runs. */
export type ProgramKey = keyof typeof PROGRAM_KEYS;
