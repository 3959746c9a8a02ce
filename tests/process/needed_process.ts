import type { ProcessConfig } from "../../src/config/model/process_config.ts";
import type { Needed } from "../../src/process/dependency.ts";
import { NEVER_STARTED, type ProcessRecord } from "../../src/process/record.ts";
import { processConfig } from "../support/process_config.ts";

/** A process as others see it, in a group of its own name; nothing is wrong with it. */
export function neededProcess(
  name: string,
  record: Partial<ProcessRecord>,
  config: Partial<ProcessConfig> = {},
): Needed {
  return {
    group: name,
    config: processConfig({ name, ...config }),
    record: { ...NEVER_STARTED, ...record },
    liveness: { remedy: null, problem: null },
  };
}
