import type { Mood } from "../../../src/process/mood.ts";
import type { ProcessState } from "../../../src/process/state.ts";
import type { Supervisor } from "../../../src/supervisor/life/supervisor.ts";
import { makeNamespec } from "../../../src/text/namespec.ts";
import { visible } from "../../../src/text/visible.ts";
import { sortedProcesses } from "../../../src/view/sorted_processes.ts";

const VERBS: ReadonlyMap<Mood, string> = new Map([["RESTARTING", "Reloading: "], ["SHUTDOWN", "Stopping: "]]);
/** In the order in which they are told. */
const STATES: readonly ProcessState[] = ["RUNNING", "STARTING", "STOPPING", "BACKOFF", "STOPPED", "EXITED", "FATAL"];
/** More are not named. */
const MOST_NAMES = 5;

/** How the programs are, in a line for `systemctl status`: how many in which state, and who has failed. */
export function managerStatus(supervisor: Pick<Supervisor, "groups" | "mood">): string {
  const byState = Map.groupBy(sortedProcesses(supervisor), ({ record }) => record.state);
  const counts = STATES.flatMap((state) => {
    const found = byState.get(state) ?? [];
    const names = state === "FATAL" ? found.map(({ group, config }) => makeNamespec(group, config.name)) : [];
    return found.length === 0 ? [] : [`${found.length} ${state}${named(names)}`];
  });
  return (VERBS.get(supervisor.mood) ?? "") + (counts.length === 0 ? "no programs" : counts.join(", "));
}

function named(names: readonly string[]): string {
  if (names.length === 0) return "";
  const more = names.length > MOST_NAMES ? " ..." : "";
  return ` (${names.slice(0, MOST_NAMES).map(visible).join(", ")}${more})`;
}
