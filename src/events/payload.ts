import { decodeOrRepr } from "../text/decode_or_repr.ts";
import type { SupervisorEvent } from "./event.ts";

/** The text that a listener gets of an event; which of them end with a newline is part of it (EVT-006..018). */
export function payload(event: SupervisorEvent): string {
  switch (event.kind) {
    case "process_state": {
      const { from, values } = event.change;
      const pairs = [["from_state", from], ...values].map(([name, value]) => ` ${name}:${value}`);
      return who(event) + pairs.join("");
    }
    case "process_log":
      return `${who(event)} pid:${event.pid} channel:${event.channel}\n${decodeOrRepr(event.data)}`;
    case "process_communication":
      return `${who(event)} pid:${event.pid}\n${decodeOrRepr(event.data)}`;
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
