import { pythonRepr } from "../text/python/python_repr.ts";
import { bracketProblem } from "./bracket_problem.ts";
import { PythonError } from "./python_error.ts";

/** Where a serverurl leads: a TCP port, or the path of a unix socket. */
export type ServerAddress =
  | { readonly transport: "tcp"; readonly hostname: string; readonly port: number }
  | { readonly transport: "unix"; readonly path: string };

const NETLOC = /^http:\/\/([^/?#]*)/;

/**
 * Reads "http://host[:port]" (port 80 unless given; path and user are ignored) or "unix://path".
 * Throws ValueError in the original's words for any other scheme (CLI-036) and for a bad port or name.
 */
export function parseServerUrl(url: string): ServerAddress {
  if (url.startsWith("unix://")) return { transport: "unix", path: url.slice("unix://".length) };
  const netloc = NETLOC.exec(url)?.[1];
  if (netloc === undefined) throw new PythonError("ValueError", `Unknown protocol for serverurl ${url}`);
  const host = netloc.slice(netloc.lastIndexOf("@") + 1);
  const problem = bracketProblem(url);
  if (problem !== null) throw new PythonError("ValueError", problem);
  const [, bracketed, plain = "", port = ""] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/.exec(host) ?? [];
  return { transport: "tcp", hostname: hostName(bracketed ?? plain), port: portNumber(port) };
}

// What Python finds wrong with a name before it looks it up
function hostName(text: string): string {
  if (text === "") throw new PythonError("TypeError", "expected string or bytes-like object, got 'NoneType'");
  const control = /[\0-\x20\x7f]/.exec(text)?.[0];
  if (control !== undefined) {
    const shown = `${pythonRepr(text)} (found at least ${pythonRepr(control)})`;
    throw new PythonError("http.client.InvalidURL", `URL can't contain control characters. ${shown}`);
  }
  if (text.replace(/\.$/, "").split(".").every((label) => label !== "" && label.length < 64)) return text.toLowerCase();
  const problem = "encoding with 'idna' codec failed (UnicodeError: label empty or too long)";
  throw new PythonError("UnicodeError", problem);
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
