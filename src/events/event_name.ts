import type { SupervisorEvent } from "./event.ts";

/** The types of events that a process's output causes, by its channel. */
export const OUTPUT_TYPES = {
  process_log: { stdout: "PROCESS_LOG_STDOUT", stderr: "PROCESS_LOG_STDERR" },
  process_communication: { stdout: "PROCESS_COMMUNICATION_STDOUT", stderr: "PROCESS_COMMUNICATION_STDERR" },
} as const;

/** The concrete type of an event, as listeners see it in `eventname` (EVT-001). */
export function eventName(event: SupervisorEvent): string {
  switch (event.kind) {
    case "process_state":
      return `PROCESS_STATE_${event.change.to}`;
    case "process_log":
      return OUTPUT_TYPES.process_log[event.channel];
    case "process_communication":
      return OUTPUT_TYPES.process_communication[event.channel];
    case "remote_communication":
      return "REMOTE_COMMUNICATION";
    case "supervisor_state":
      return `SUPERVISOR_STATE_CHANGE_${event.state}`;
    case "process_group":
      return `PROCESS_GROUP_${event.change}`;
    case "tick":
      return `TICK_${event.period}`;
  }
}

/**
 * Whether a subscription to `type` takes events of the concrete type `name`. The tree of types lies in their names:
 * an abstract type is what its subtypes' names begin with, and EVENT stands above all (EVT-001, EVT-002).
 */
export function isSubtype(name: string, type: string): boolean {
  return type === "EVENT" || name === type || name.startsWith(`${type}_`);
}
