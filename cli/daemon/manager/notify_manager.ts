import type { SupervisorEvent } from "../../../src/events/event.ts";
import type { Logger } from "../../../src/logs/logger.ts";
import type { Clock } from "../../../src/os/clock.ts";
import type { ServiceManager } from "../../../src/os/service_manager.ts";
import type { Supervisor } from "../../../src/supervisor/life/supervisor.ts";
import { managerStatus } from "./manager_status.ts";

/** Seconds for which changes are gathered before the status is told anew. */
const GATHER = 0.5;
const CHANGES: ReadonlySet<SupervisorEvent["kind"]> = new Set(["process_state", "process_group"]);

/** Whom to tell, and by which time. */
export interface NotifyOptions {
  readonly manager: ServiceManager;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Ours, where we go on for another one: the manager may think of somebody else. */
  readonly pid: number | null;
}

/**
 * Tells the service manager that supervisord is ready, how its programs are, and when it reloads or stops (sd_notify(3)),
 * until disposed. It looks when something has happened, and otherwise rests.
 */
export function notifyManager(supervisor: Supervisor, { manager, clock, logger, pid }: NotifyOptions): Disposable {
  let told = "";
  let isTroubled = false;
  let cancel: (() => void) | null = null;
  const tell = (assignments: readonly string[]) => {
    const status = managerStatus(supervisor);
    if (assignments.length === 0 && status === told) return;
    told = status;
    const failure = manager.tell([...assignments, `STATUS=${status}`], { isUrgent: assignments.length > 0 });
    if (failure !== null && !isTroubled) logger.log("warn", `Cannot tell the service manager: ${failure.message}`);
    isTroubled = failure !== null;
  };
  const tellSoon = () => {
    cancel ??= clock.at(clock.monotonic() + GATHER, () => {
      cancel = null;
      tell([]);
    });
  };
  const leave = async () => {
    if (supervisor.mood === "RESTARTING") {
      tell(["RELOADING=1", `MONOTONIC_USEC=${Math.trunc(clock.monotonic() * 1e6)}`]);
      // No event tells that a reload becomes a shutdown
      await supervisor.turns.when(() => supervisor.mood === "SHUTDOWN" || undefined);
    }
    tell(["STOPPING=1"]);
  };
  const unobserve = supervisor.observe((event) => {
    if (event.kind === "supervisor_state" && event.state === "STOPPING") leave();
    if (CHANGES.has(event.kind)) tellSoon();
  });
  // The first process of a machine or container has a pid that no manager outside could use
  tell([...pid === null || pid === 1 ? [] : [`MAINPID=${pid}`], "READY=1"]);
  return {
    [Symbol.dispose]() {
      unobserve();
      cancel?.();
    },
  };
}
