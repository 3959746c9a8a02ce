import { encodeOsText } from "../../text/bytes/os_text.ts";
import { countCharacters } from "../../text/count_characters.ts";
import { eventName } from "../event_name.ts";
import { payload } from "../payload.ts";
import type { QueuedEvent } from "./queued_event.ts";

/** Who sends: supervisord's identifier and the pool's name. */
export interface Sender {
  readonly server: string;
  readonly pool: string;
}

/** Header line and payload as they go to a listener's stdin (EVT-003), in parts: output is long, and not copied. */
export function envelope({ event, serial, poolSerial }: QueuedEvent, { server, pool }: Sender): readonly Uint8Array[] {
  const { text, data, dataCharacters } = payload(event);
  // Compat: EVT-004, `len` counts characters although bytes follow
  const header = `ver:3.0 server:${server} serial:${serial} pool:${pool} poolserial:${poolSerial} ` +
    `eventname:${eventName(event)} len:${countCharacters(text) + dataCharacters}\n`;
  return [encodeOsText(header + text), data];
}
