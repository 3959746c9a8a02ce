import type { ProcessConfig } from "../config/model/process_config.ts";
import { isExpected } from "./expected.ts";
import type { ProcessRecord } from "./record.ts";

/** Whether a process that is not there is to be started without being asked: autostart=, autorestart= (STATE-004, STATE-017). */
export function startsByItself(record: ProcessRecord, config: ProcessConfig): boolean {
  if (record.state === "STOPPED") return config.autostart && record.startedAt === 0;
  if (record.state !== "EXITED") return false;
  const { autorestart } = config;
  return autorestart === "unexpected" ? !isExpected(config, record.exitStatus) : autorestart;
}

/** Whether a process that has ended waits for its next start, which nobody needs to ask for (STATE-034). */
export function awaitsRestart(record: ProcessRecord, config: ProcessConfig): boolean {
  return record.state === "EXITED" && startsByItself(record, config);
}
