import type { ProcessConfig } from "../config/model/process_config.ts";

/** Whether exitcodes= lists the status; a death by signal is never expected (STATE-017). */
export function isExpected(config: ProcessConfig, exitStatus: number | null): boolean {
  return exitStatus !== null && config.exitcodes.includes(exitStatus);
}
