import type { LogEntry } from "./log_entry.ts";
import type { QueuedEvent } from "./queued_event.ts";
import { queuedEventOf, type QueuedEventSnapshot, queuedEventSnapshot } from "./queued_event_snapshot.ts";
import type { ResultHandler } from "./result_handler.ts";

/** Where a listener stands in the protocol; the state of its process is another matter. */
export type ListenerState = "ACKNOWLEDGED" | "READY" | "BUSY" | "UNKNOWN";

/** All that is known of the conversation with one listener: plain data, changed by `stepListener` alone. */
export interface ListenerRecord {
  readonly state: ListenerState;
  /** What it has said and is not understood yet. */
  readonly pending: Uint8Array;
  /** BUSY: what it was sent. */
  readonly event: QueuedEvent | null;
  /** BUSY: bytes of the result, once its first line has come. */
  readonly resultLength: number | null;
}

/** A listener whose process has said nothing yet (LISTENER-001). */
export const SILENT_LISTENER: ListenerRecord = {
  state: "ACKNOWLEDGED",
  pending: new Uint8Array(0),
  event: null,
  resultLength: null,
};

/** A listener's record as plain JSON; `pending` is base64. */
export interface ListenerSnapshot {
  readonly protocol: ListenerState;
  readonly pending: string;
  readonly event: QueuedEventSnapshot | null;
  readonly resultLength: number | null;
}

export function listenerSnapshot({ state, pending, event, resultLength }: ListenerRecord): ListenerSnapshot {
  return {
    ...{ protocol: state, pending: pending.toBase64(), resultLength },
    event: event === null ? null : queuedEventSnapshot(event),
  };
}

export function listenerRecord({ protocol, pending, event, resultLength }: ListenerSnapshot): ListenerRecord {
  return {
    ...{ state: protocol, pending: Uint8Array.fromBase64(pending), resultLength },
    event: event === null ? null : queuedEventOf(event),
  };
}

/** What can happen: bytes from its stdout, cut anywhere; an event was sent to it; its process is gone. */
export type ListenerInput =
  | { readonly kind: "heard"; readonly data: Uint8Array }
  | { readonly kind: "sent"; readonly event: QueuedEvent }
  | { readonly kind: "ended" };

/** What has to be done, in order. */
export type ListenerEffect =
  | LogEntry
  /** The event goes back to the front of its pool. */
  | { readonly kind: "put_back"; readonly event: QueuedEvent }
  /** For supervisord's own stdout. */
  | { readonly kind: "print"; readonly data: Uint8Array };

export type ListenerStep = readonly [ListenerRecord, readonly ListenerEffect[]];

/** What an action is given beside its input. */
export interface ListenerGiven {
  readonly record: ListenerRecord;
  /** The process's name, for the log. */
  readonly name: string;
  readonly handler: ResultHandler;
}
