import { pythonRepr } from "../../text/python/python_repr.ts";
import { ValueError } from "../../text/python/value_error.ts";
import type { Endpoint } from "../model/probe_config.ts";
import { portNumber } from "./converters.ts";

/** A port of this machine, host:port, [address]:port, or the path of a unix socket. */
export function endpoint(text: string): Endpoint {
  const path = text.replace(/^unix:(\/\/)?(?=\/)/, "");
  if (path.startsWith("/")) return { transport: "unix", path };
  const match = /^(?:(?:\[([\da-fA-F:.]+)\]|([^\s:/[\]]*)):)?(\d+)$/.exec(text);
  if (match === null) throw new ValueError(`neither a port, host:port nor a path: ${pythonRepr(text)}`);
  const [, address, name, port = ""] = match;
  // Whoever listens everywhere can be reached here
  const host = address ?? (name === undefined || name === "" || name === "*" ? "localhost" : name.toLowerCase());
  return { transport: "tcp", host, port: portNumber(port) };
}
