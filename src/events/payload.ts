import { isAscii } from "../text/bytes/is_ascii.ts";
import { countCharacters } from "../text/count_characters.ts";
import { decodeOrRepr } from "../text/python/decode_or_repr.ts";
import type { SupervisorEvent } from "./event.ts";

/** What a listener gets of an event: text, and behind it UTF-8 of so many characters. */
export interface Payload {
  readonly text: string;
  readonly data: Uint8Array;
  readonly dataCharacters: number;
}

const NOTHING = new Uint8Array(0);
const encoder = new TextEncoder();

/** Which of them end with a newline is part of the payloads (EVT-006..018). */
export function payload(event: SupervisorEvent): Payload {
  const isOutput = event.kind === "process_log" || event.kind === "process_communication";
  const text = textOf(event);
  if (!isOutput) return { text, data: NOTHING, dataCharacters: 0 };
  // Nearly all output is ASCII, which need not be decoded, counted and encoded again
  if (isAscii(event.data)) return { text, data: event.data, dataCharacters: event.data.length };
  const decoded = decodeOrRepr(event.data);
  return { text, data: encoder.encode(decoded), dataCharacters: countCharacters(decoded) };
}

function textOf(event: SupervisorEvent): string {
  switch (event.kind) {
    case "process_state": {
      const { from, values } = event.change;
      const pairs = [["from_state", from], ...values].map(([name, value]) => ` ${name}:${value}`);
      return who(event) + pairs.join("");
    }
    case "process_log":
      return `${who(event)} pid:${event.pid} channel:${event.channel}\n`;
    case "process_communication":
      return `${who(event)} pid:${event.pid}\n`;
    case "remote_communication":
      return `type:${event.type}\n${event.data}`;
    case "supervisor_state":
      return "";
    case "process_group":
      return `groupname:${event.group}\n`;
    case "tick":
      return `when:${event.when}`;
  }
}

function who({ process, group }: { readonly process: string; readonly group: string }): string {
  return `processname:${process} groupname:${group}`;
}
