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

/** Bytes of output that cost less to copy than to write by themselves, and room for what stands before them. */
const SHORT = 4096;
const BUFFER = new Uint8Array(2 * SHORT);
/** Bytes of UTF-8 for one of a string's units. */
const LONGEST = 3;
const encoder = new TextEncoder();

/**
 * Header line and payload as they go to a listener's stdin (EVT-003): in one piece, but for long output behind it. They
 * are valid until the next one is made.
 */
export function envelope({ event, serial, poolSerial }: QueuedEvent, { server, pool }: Sender): readonly Uint8Array[] {
  const { text, data, dataCharacters } = payload(event);
  // Compat: EVT-004, `len` counts characters although bytes follow
  const header = `ver:3.0 server:${server} serial:${serial} pool:${pool} poolserial:${poolSerial} ` +
    `eventname:${eventName(event)} len:${countCharacters(text) + dataCharacters}\n`;
  const beginning = header + text;
  if (data.length > SHORT || beginning.length * LONGEST > SHORT || !beginning.isWellFormed()) {
    return [encodeOsText(beginning), data];
  }
  const { written } = encoder.encodeInto(beginning, BUFFER);
  BUFFER.set(data, written);
  return [BUFFER.subarray(0, written + data.length)];
}
