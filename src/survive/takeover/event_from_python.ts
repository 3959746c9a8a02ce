import type { QueuedEventSnapshot } from "../../events/pool/queued_event_snapshot.ts";
import { PROCESS_STATES, type ProcessState } from "../../process/state.ts";
import type { PythonEvent } from "./python_state.ts";
import { TakeoverError } from "./takeover_error.ts";

type EventSnapshot = QueuedEventSnapshot["event"];

/** An event that waits, or that a listener works on. Throws TakeoverError for one that is not Supervisor's own. */
export function eventFromPython(event: PythonEvent): QueuedEventSnapshot {
  const { serial, poolSerial } = event;
  return { event: snapshotOf(event), serial, poolSerial };
}

/** The state of that code. Throws TakeoverError. */
export function stateNamed(code: number | undefined): ProcessState {
  for (const [name, number] of Object.entries(PROCESS_STATES)) {
    if (number === code && isState(name)) return name;
  }
  throw new TakeoverError(`there is no state ${code}`);
}

function isState(name: string): name is ProcessState {
  return Object.hasOwn(PROCESS_STATES, name);
}

function snapshotOf(event: PythonEvent): EventSnapshot {
  const { name, process = "", group = "", pid = 0, data = "", when = 0 } = event;
  const last = name.slice(name.lastIndexOf("_") + 1);
  const channel = last === "STDOUT" ? "stdout" : "stderr";
  switch (name) {
    case "PROCESS_LOG_STDOUT":
    case "PROCESS_LOG_STDERR":
      return { kind: "process_log", process, group, pid, channel, base64: data };
    case "PROCESS_COMMUNICATION_STDOUT":
    case "PROCESS_COMMUNICATION_STDERR":
      return { kind: "process_communication", process, group, pid, channel, base64: data };
    case "REMOTE_COMMUNICATION":
      return { kind: "remote_communication", type: event.type ?? "", data: textOf(data) };
    case "SUPERVISOR_STATE_CHANGE_RUNNING":
      return { kind: "supervisor_state", state: "RUNNING" };
    case "SUPERVISOR_STATE_CHANGE_STOPPING":
      return { kind: "supervisor_state", state: "STOPPING" };
    case "PROCESS_GROUP_ADDED":
      return { kind: "process_group", change: "ADDED", group };
    case "PROCESS_GROUP_REMOVED":
      return { kind: "process_group", change: "REMOVED", group };
    case "TICK_5":
      return { kind: "tick", period: 5, when };
    case "TICK_60":
      return { kind: "tick", period: 60, when };
    case "TICK_3600":
      return { kind: "tick", period: 3600, when };
  }
  if (!name.startsWith("PROCESS_STATE_") || !isState(last)) throw new TakeoverError(`there is no event ${name} here`);
  const change = { from: stateNamed(event.from_state), to: last, values: valuesOf(event) };
  return { kind: "process_state", process, group, change };
}

function valuesOf({ extra_values: pairs = [] }: PythonEvent): readonly (readonly [string, number])[] {
  return pairs.map(([name, value]) => [String(name), Number(value)]);
}

function textOf(base64: string): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.fromBase64(base64));
}
