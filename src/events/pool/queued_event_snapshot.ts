import type { SupervisorEvent } from "../event.ts";
import type { QueuedEvent } from "./queued_event.ts";

type OutputEvent = Extract<SupervisorEvent, { readonly data: Uint8Array }>;
type OtherEvent = Exclude<SupervisorEvent, { readonly data: Uint8Array }>;

/** An event in a buffer or in a listener's hands as plain JSON; a child's output is base64. */
export interface QueuedEventSnapshot extends Omit<QueuedEvent, "event"> {
  readonly event: OtherEvent | Omit<OutputEvent, "data"> & { readonly base64: string };
}

export function queuedEventSnapshot({ event, ...rest }: QueuedEvent): QueuedEventSnapshot {
  if (!isOutput(event)) return { ...rest, event };
  const { data, ...others } = event;
  return { ...rest, event: { ...others, base64: data.toBase64() } };
}

function isOutput(event: SupervisorEvent): event is OutputEvent {
  return event.kind === "process_log" || event.kind === "process_communication";
}

export function queuedEventOf({ event, ...rest }: QueuedEventSnapshot): QueuedEvent {
  if (!("base64" in event)) return { ...rest, event };
  const { base64, ...others } = event;
  return { ...rest, event: { ...others, data: Uint8Array.fromBase64(base64) } };
}
