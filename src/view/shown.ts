import type { ProcessConfig } from "../config/model/process_config.ts";
import type { ProcessRecord } from "../process/record.ts";
import type { Supervisor } from "../supervisor/life/supervisor.ts";
import type { Subprocess } from "../supervisor/process/subprocess.ts";

/** What is shown of processes is made of these, beside the time: never changed, only replaced. */
export type Shown = ProcessRecord | ProcessConfig;

/** All that is shown of these. */
export function shownOf(processes: Iterable<Subprocess>): readonly Shown[] {
  return Array.from(processes).flatMap(({ record, config }) => [record, config]);
}

/** All that is shown of a supervisor, group by group. */
export function allShown(supervisor: Supervisor): readonly Shown[] {
  return shownOf(inGroups(supervisor));
}

/** Whether allShown() would still give the same. */
export function isStillShown(shown: readonly Shown[], supervisor: Supervisor): boolean {
  let at = 0;
  for (const { record, config } of inGroups(supervisor)) {
    if (shown[at++] !== record || shown[at++] !== config) return false;
  }
  return at === shown.length;
}

function* inGroups({ groups }: Supervisor): Generator<Subprocess> {
  for (const { processes } of groups.values()) yield* processes.values();
}
