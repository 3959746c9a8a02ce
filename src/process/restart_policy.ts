import type { ProcessConfig } from "../config/model/process_config.ts";
import { isExpected } from "./expected.ts";
import type { ProcessRecord } from "./record.ts";

/** Whether a process that is not there is to be started without being asked: autostart=, autorestart= (STATE-004, STATE-017). */
export function startsByItself(record: ProcessRecord, config: ProcessConfig): boolean {
  if (record.state === "STOPPED") return isAutostart(record, config) && config.dependsOn.length === 0;
  if (record.state !== "EXITED" || record.isToStop) return false;
  const { autorestart } = config;
  return autorestart === "unexpected" ? !isExpected(config, record.exitStatus) : autorestart;
}

/** Whether it is to be started with its group. What needs others is started by whoever knows what they do. */
export function isAutostart({ state, startedAt }: ProcessRecord, { autostart }: ProcessConfig): boolean {
  return state === "STOPPED" && autostart && startedAt === 0;
}

/** Whether a process that has ended waits for its next start, which nobody needs to ask for (STATE-034). */
export function awaitsRestart(record: ProcessRecord, config: ProcessConfig): boolean {
  return record.state === "EXITED" && startsByItself(record, config);
}

/** As good as never; longer waits are no numbers any more that a timer or a calendar could take. */
const LONGEST = 2 ** 31;

/**
 * Seconds from the `tries`th failed start in a row to the next: a second longer each time (STATE-010), or what
 * backoff_delay=, backoff_factor= and backoff_limit= make of it.
 */
export function backoffSeconds(config: ProcessConfig, tries: number): number {
  const { backoffDelay, backoffFactor, backoffLimit, restartpause } = config;
  const grows = backoffDelay === null && backoffFactor === null;
  const wait = grows ? tries : (backoffDelay ?? 1) * Math.min((backoffFactor ?? 1) ** (tries - 1), LONGEST);
  return Math.max(Math.min(wait, backoffLimit ?? LONGEST, LONGEST), restartpause);
}

/** The restarts that restart_limit_count= counts at this instant; none where it is not set. */
export function countedRestarts(
  { restarts }: Pick<ProcessRecord, "restarts">,
  { restartLimit }: Pick<ProcessConfig, "restartLimit">,
  monotonic: number,
): readonly number[] {
  if (restartLimit === null) return [];
  return restarts.filter((instant) => instant > monotonic - restartLimit.interval);
}

/** Whether options of ours make it wait for its next start longer than Supervisor would. */
export function pauses({ state }: Pick<ProcessRecord, "state">, config: ProcessConfig): boolean {
  if (config.restartpause > 0) return state === "EXITED" || state === "BACKOFF";
  const { backoffDelay, backoffFactor, backoffLimit } = config;
  return state === "BACKOFF" && (backoffDelay ?? backoffFactor ?? backoffLimit) !== null;
}
