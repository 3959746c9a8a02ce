import { concatBytes } from "../text/concat_bytes.ts";
import { isAscii } from "../text/is_ascii.ts";
import { eventName } from "./event_name.ts";
import { payload } from "./payload.ts";
import type { QueuedEvent } from "./queued_event.ts";

/** Who sends: supervisord's identifier and the pool's name. */
export interface Sender {
  readonly server: string;
  readonly pool: string;
}

const encoder = new TextEncoder();

/** Header line and payload as they go to a listener's stdin (EVT-003). */
export function envelope({ event, serial, poolSerial }: QueuedEvent, { server, pool }: Sender): Uint8Array {
  const { text, data } = payload(event);
  const start = encoder.encode(text);
  // Compat: EVT-004, `len` counts characters although bytes follow
  const header = `ver:3.0 server:${server} serial:${serial} pool:${pool} poolserial:${poolSerial} ` +
    `eventname:${eventName(event)} len:${characters(start) + characters(data)}\n`;
  return concatBytes(encoder.encode(header), start, data);
}

// In UTF-8: the bytes that do not continue a character
function characters(bytes: Uint8Array): number {
  return isAscii(bytes) ? bytes.length : bytes.reduce((count, byte) => (byte & 0xc0) === 0x80 ? count : count + 1, 0);
}
