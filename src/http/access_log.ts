import { MONTH_NAMES } from "./month_names.ts";

// deno-lint-ignore no-control-regex -- a request must not be able to forge lines of the log.
const CONTROL = /[\x00-\x1f\x7f]/g;

/** The other end of a connection; "localhost" and 0 over a unix socket. */
export interface Peer {
  readonly host: string;
  readonly port: number;
}

export interface AccessEntry {
  readonly peer: Peer;
  /** Epoch seconds. */
  readonly now: number;
  readonly line: string;
  readonly status: number;
  /** Bytes sent, headers included. */
  readonly bytes: number;
}

/** The access log's line for one answer, its time in UTC (Compat: LOG-031). */
export function accessLogLine({ peer, now, line, status, bytes }: AccessEntry): string {
  const shown = line.replaceAll(CONTROL, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return `${peer.host}:${peer.port} - - [${stamp(new Date(now * 1000))}] "${shown}" ${status} ${bytes}`;
}

function stamp(at: Date): string {
  const [day, hours, minutes, seconds] = [at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()]
    .map((part) => String(part).padStart(2, "0"));
  return `${day}/${MONTH_NAMES[at.getUTCMonth()]}/${at.getUTCFullYear()}:${hours}:${minutes}:${seconds} +0000`;
}
