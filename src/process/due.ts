import type { ProcessConfig } from "../config/model/process_config.ts";
import type { Given, Moment } from "./action.ts";
import type { ProcessRecord } from "./record.ts";
import { pauses, startsByItself } from "./restart_policy.ts";

/**
 * The one rule of time: the monotonic instant at which a tick changes something, -Infinity for at once, null for never.
 * The shell sets its timer by it, so that nothing has to poll, and the table's ticks do nothing before it. No wait gets
 * longer when somebody sets the system's clock back (STATE-030).
 */
export function due(
  record: ProcessRecord,
  config: ProcessConfig,
  { mayStart }: Pick<Moment, "mayStart">,
): number | null {
  switch (record.state) {
    case "STARTING":
      // Nothing comes of startsecs before it is ready
      return record.isReady ? record.deadline : record.readyBy ?? record.deadline;
    case "STOPPING":
      return record.deadline;
    case "BACKOFF":
      if (triedEnough(record, config)) return -Infinity;
      return mayStart && !record.isToStop ? record.deadline : null;
    case "STOPPED":
      return mayStart && startsByItself(record, config) ? -Infinity : null;
    case "EXITED":
      return mayStart && startsByItself(record, config) ? record.restartAt ?? -Infinity : null;
    case "RUNNING":
    case "FATAL":
    case "UNKNOWN":
      return null;
  }
}

/** Whether a tick at this moment changes something. */
export function isDue({ record, config, at }: Given): boolean {
  const instant = due(record, config, at);
  return instant !== null && instant <= at.monotonic;
}

/** Whether startretries= are used up (STATE-011); -1 never are (decided for STATE-035). */
export function triedEnough(record: ProcessRecord, config: ProcessConfig): boolean {
  return config.startretries !== -1 && record.backoff > config.startretries;
}

/** The monotonic instant of the start that it waits for because options of ours have it pause; null if it does not. */
export function pauseEnd(
  record: ProcessRecord,
  config: ProcessConfig,
  moment: Pick<Moment, "mayStart">,
): number | null {
  const instant = pauses(record, config) ? due(record, config, moment) : null;
  return instant === -Infinity ? null : instant;
}
