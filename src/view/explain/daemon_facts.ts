import { type DaemonFacts, troubleOf } from "../../explain/daemon_facts.ts";
import type { Supervisor } from "../../supervisor/life/supervisor.ts";
import { makeNamespec } from "../../text/namespec.ts";
import { MONOVISOR } from "../../text/version.ts";
import { processView } from "../process_view.ts";
import { viewTime } from "../view_time.ts";
import { type Called, daemonChecks } from "./daemon_checks.ts";
import { endFacts } from "./end_facts.ts";

/** What is known of a whole supervisord, and of what it needs as that is now. */
export function daemonFacts(supervisor: Supervisor, called: Called): DaemonFacts {
  const { os, clock } = supervisor.options;
  const time = viewTime(clock);
  const processes = supervisor.groupsByPriority().flatMap((group) => group.byPriority());
  const troubles = processes.map((process) => {
    const { state, description, now } = processView(process, time);
    const name = makeNamespec(process.group, process.config.name);
    return troubleOf({ name, state, description, now, ends: process.record.ends.map(endFacts) });
  });
  return {
    ...{ version: MONOVISOR, pid: os.getpid(), checks: daemonChecks(supervisor, called) },
    troubles: troubles.filter((trouble) => trouble !== null),
  };
}
