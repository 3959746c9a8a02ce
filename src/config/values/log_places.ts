import { pythonRepr } from "../../text/python/python_repr.ts";
import { pythonStrip } from "../../text/python/python_space.ts";
import { ValueError } from "../../text/python/value_error.ts";
import type { LogSink } from "../model/log_sink.ts";
import { isStream } from "./is_stream.ts";

const PORTS = { udp: 514, tcp: 601 } as const;

/** The files of a list as they are written, and where else it goes. */
export interface LogPlaces {
  readonly files: readonly string[];
  readonly others: readonly LogSink[];
}

/**
 * A list of places: one that names a device, a descriptor or syslog among others, or syslog elsewhere. null for
 * anything else, which is a file as it stands, be there commas in its name as in Supervisor. Throws ValueError.
 */
export function logPlaces(value: string): LogPlaces | null {
  const names = value.split(/[,\n]/).map(pythonStrip);
  const isList = names.length > 1 && names.some((name) => isSyslog(name) || isStream(name));
  if (!isList && !value.toLowerCase().startsWith("syslog@")) return null;
  if (names.includes("")) throw new ValueError(`a place without a name in ${pythonRepr(value)}`);
  const word = names.find((name) => /^(?:none|off|auto)$/i.test(name));
  if (word !== undefined) throw new ValueError(`${pythonRepr(word)} among other places in ${pythonRepr(value)}`);
  return {
    files: names.filter((name) => !isSyslog(name)),
    others: names.filter(isSyslog).map(syslogSink),
  };
}

function isSyslog(name: string): boolean {
  return /^syslog(?:@|$)/i.test(name);
}

function syslogSink(name: string): LogSink {
  if (!name.includes("@")) return { kind: "syslog", peer: null };
  const match = /^syslog@(udp|tcp):(?:\[([^\]]+)\]|([^:[\]/]+))(?::([0-9]{1,5}))?$/i.exec(name);
  const transport = match?.[1]?.toLowerCase() === "tcp" ? "tcp" : "udp";
  const host = match?.[2] ?? match?.[3];
  const port = match?.[4] === undefined ? PORTS[transport] : Number(match[4]);
  if (host === undefined || port < 1 || port > 65535) {
    throw new ValueError(`invalid place ${pythonRepr(name)}: not syslog@udp:host:port or syslog@tcp:host:port`);
  }
  return { kind: "syslog", peer: { transport, host, port } };
}
