import type { SectionReader } from "../ini/section_reader.ts";
import type { ProgramKey } from "../keys/program_keys.ts";
import type { ProcessConfig } from "../model/process_config.ts";
import { count, factor, seconds } from "../values/numbers.ts";

type RestartPolicy = Pick<
  ProcessConfig,
  "restartpause" | "backoffDelay" | "backoffFactor" | "backoffLimit" | "restartLimit"
>;

/** When a program is started again, beyond what the original knows. Throws OptionError. */
export function readRestartPolicy({ option, fault }: SectionReader<ProgramKey>): RestartPolicy {
  const limit = option("restart_limit_count", count, null);
  const interval = option("restart_limit_interval", seconds, null);
  if (limit !== null && interval === null) throw fault("restart_limit_count", "restart_limit_interval= is not set");
  if (limit === null && interval !== null) throw fault("restart_limit_interval", "restart_limit_count= is not set");
  return {
    restartpause: option("restartpause", seconds, 0),
    backoffDelay: option("backoff_delay", seconds, null),
    backoffFactor: option("backoff_factor", factor, null),
    backoffLimit: option("backoff_limit", seconds, null),
    restartLimit: limit === null || interval === null ? null : { count: limit, interval },
  };
}
