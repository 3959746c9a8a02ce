import type { SupervisorEvent } from "../event.ts";

/** An event in a pool's buffer or in a listener's hands. */
export interface QueuedEvent {
  readonly event: SupervisorEvent;
  /** The same in every pool (EVT-005). */
  readonly serial: number;
  /** The pool's own count, kept when the event is put back. */
  readonly poolSerial: number;
}
