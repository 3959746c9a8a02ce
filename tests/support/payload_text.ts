import type { SupervisorEvent } from "../../src/events/event.ts";
import { payload } from "../../src/events/payload.ts";

/** A payload as one text. */
export function payloadText(event: SupervisorEvent): string {
  const { text, data } = payload(event);
  return text + new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
}
