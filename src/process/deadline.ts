import type { ProcessConfig } from "../config/process_config.ts";
import { isExpected } from "./expected.ts";
import type { Mood } from "./mood.ts";
import type { ProcessRecord } from "./record.ts";

/**
 * The monotonic instant at which the next tick changes something: -Infinity for at once, null for never.
 * It mirrors the tick column of the table, so that nothing has to poll.
 */
export function deadline(record: ProcessRecord, config: ProcessConfig, mood: Mood): number | null {
  const mayStart = mood === "RUNNING";
  switch (record.state) {
    case "STARTING":
    case "STOPPING":
      return record.deadline;
    case "BACKOFF":
      if (record.backoff > config.startretries) return -Infinity;
      return mayStart ? record.deadline : null;
    case "STOPPED":
      return mayStart && config.autostart && record.startedAt === 0 ? -Infinity : null;
    case "EXITED": {
      const { autorestart } = config;
      const wanted = autorestart === "unexpected" ? !isExpected(config, record.exitStatus) : autorestart;
      return mayStart && wanted ? -Infinity : null;
    }
    default:
      return null;
  }
}
