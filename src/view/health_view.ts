import { outlook, type Verdict } from "../process/dependency.ts";
import { isHealthy, readiness, stateDetail } from "../process/health.ts";
import type { Subprocess } from "../supervisor/process/subprocess.ts";
import { type ProcessView, processView } from "./process_view.ts";
import type { ViewTime } from "./view_time.ts";

/** How a process is doing, and what may be expected of it. */
export interface HealthView extends Pick<ProcessView, "name" | "group" | "state"> {
  readonly isHealthy: boolean;
  readonly ready: Verdict["kind"];
  /** To end by itself, with a status that is expected. */
  readonly exit: Verdict["kind"];
  /** For people. */
  readonly detail: string;
}

export function healthView(process: Subprocess, time: ViewTime): HealthView {
  const { name, group, state, description } = processView(process, time);
  return {
    ...{ name, group, state },
    isHealthy: isHealthy(process),
    ready: readiness(process),
    exit: outlook(process, "completed_successfully"),
    detail: stateDetail(process) ?? description,
  };
}
