import { pythonRepr } from "../text/python_repr.ts";
import { PythonError } from "./python_error.ts";

/** Where a serverurl leads: a TCP port, or the path of a unix socket. */
export type ServerAddress =
  | { readonly transport: "tcp"; readonly hostname: string; readonly port: number }
  | { readonly transport: "unix"; readonly path: string };

const NETLOC = /^http:\/\/([^/?#]*)/;

/**
 * Reads "http://host[:port]" (port 80 unless given; path and user are ignored) or "unix://path".
 * Throws ValueError in the original's words for any other scheme (CLI-036) and for a bad port.
 */
export function parseServerUrl(url: string): ServerAddress {
  if (url.startsWith("unix://")) return { transport: "unix", path: url.slice("unix://".length) };
  const netloc = NETLOC.exec(url)?.[1];
  if (netloc === undefined) throw new PythonError("ValueError", `Unknown protocol for serverurl ${url}`);
  const host = netloc.slice(netloc.lastIndexOf("@") + 1);
  const [, bracketed, plain = "", port = ""] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/.exec(host) ?? [];
  return { transport: "tcp", hostname: (bracketed ?? plain).toLowerCase(), port: portNumber(port) };
}

function portNumber(text: string): number {
  if (text === "") return 80;
  if (!/^[0-9]+$/.test(text)) {
    throw new PythonError("ValueError", `Port could not be cast to integer value as ${pythonRepr(text)}`);
  }
  const port = Number(text);
  if (port > 65535) throw new PythonError("ValueError", "Port out of range 0-65535");
  return port;
}
