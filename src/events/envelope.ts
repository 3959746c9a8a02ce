import { eventName } from "./event_name.ts";
import { payload } from "./payload.ts";
import type { QueuedEvent } from "./queued_event.ts";
import { concatBytes } from "../text/concat_bytes.ts";

/** Who sends: supervisord's identifier and the pool's name. */
export interface Sender {
  readonly server: string;
  readonly pool: string;
}

const encoder = new TextEncoder();

/** Header line and payload as they go to a listener's stdin (EVT-003). */
export function envelope({ event, serial, poolSerial }: QueuedEvent, { server, pool }: Sender): Uint8Array {
  const text = payload(event);
  const encoded = encoder.encode(text);
  // Compat: EVT-004, `len` counts characters although bytes follow
  const header = `ver:3.0 server:${server} serial:${serial} pool:${pool} poolserial:${poolSerial} ` +
    `eventname:${eventName(event)} len:${codePoints(text, encoded.length)}\n`;
  return concatBytes(encoder.encode(header), encoded);
}

function codePoints(text: string, bytes: number): number {
  // Nearly all text is ASCII, where one is as long as the other
  if (text.length === bytes) return bytes;
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
