import { type Needed, outlook, type Verdict } from "./dependency.ts";
import { isExpected } from "./expected.ts";
import { awaitsRestart } from "./restart_policy.ts";

/**
 * Whether all is well with it: it is ready, it has done what it had to do, or nobody wants it to run. What somebody has
 * stopped is not wanted; what its liveness check has stopped is.
 */
export function isHealthy({ config, record, liveness }: Needed): boolean {
  switch (record.state) {
    case "RUNNING":
      return liveness.problem === null;
    case "EXITED":
      return isExpected(config, record.exitStatus) && !awaitsRestart(record, config);
    case "STOPPED":
    case "STOPPING":
      return record.wait === null && liveness.remedy === null;
    case "STARTING":
    case "BACKOFF":
    case "FATAL":
    case "UNKNOWN":
      return false;
  }
}

/** Whether it will be ready. */
export function readiness(process: Needed): Verdict["kind"] {
  return outlook(process, "healthy");
}

/** What is to be said of its state beside its name: what keeps it from being ready, or how it ended; null for no more. */
export function stateDetail({ config, record, liveness }: Needed): string | null {
  switch (record.state) {
    case "RUNNING":
      return liveness.problem;
    case "STARTING":
      return config.needsReady ? "not ready yet" : `not up for ${config.startsecs} s yet`;
    case "EXITED": {
      const ended = `ended with status ${record.lastStatus ?? "unknown"}`;
      return awaitsRestart(record, config) ? `${ended}, is to be started again` : ended;
    }
    case "STOPPED":
    case "STOPPING":
      if (record.wait !== null) return record.wait.text;
      return liveness.remedy === null ? null : "its liveness check fails";
    case "UNKNOWN":
      return record.problem;
    case "BACKOFF":
    case "FATAL":
      return null;
  }
}
