import type { PeerAddress } from "../../os/sockets.ts";
import { visible } from "../../text/visible.ts";
import { httpLevel, type Log } from "../http_log.ts";
import { MONTH_NAMES } from "../wire/month_names.ts";

export interface AccessEntry {
  /** The other end of the connection; "localhost" and 0 over a unix socket. */
  readonly peer: PeerAddress;
  /** Epoch seconds. */
  readonly now: number;
  readonly line: string;
  readonly status: number;
  /** Bytes sent, headers included. */
  readonly bytes: number;
}

/** Nothing but the request can have the word in it that makes it an error. */
export function logAccess(log: Log, entry: AccessEntry): void {
  log(httpLevel(entry.line), () => accessLogLine(entry));
}

/** The access log's line for one answer, its time in UTC (Compat: LOG-031). */
export function accessLogLine({ peer, now, line, status, bytes }: AccessEntry): string {
  const request = visible(withoutToken(line));
  return `${peer.host}:${peer.port} - - [${stamp(new Date(now * 1000))}] "${request}" ${status} ${bytes}`;
}

// Who reads the log may not have us act
function withoutToken(line: string): string {
  return line.replace(/([?&]token=)[0-9a-f]{32}\b/g, "$1...");
}

function stamp(at: Date): string {
  const [day, hours, minutes, seconds] = [at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()]
    .map((part) => String(part).padStart(2, "0"));
  return `${day}/${MONTH_NAMES[at.getUTCMonth()]}/${at.getUTCFullYear()}:${hours}:${minutes}:${seconds} +0000`;
}
