import { percentDecode } from "./percent_decode.ts";
import type { RequestHead } from "./message.ts";

const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** METHOD SP URI [SP HTTP/x], with single blanks (HTTP-006). */
const REQUEST_LINE = /^([^ ]+) ([^ ]+)(?: HTTP\/([0-9.]+))?$/;
// deno-lint-ignore no-control-regex -- a line break or NUL within a line is an attack or an accident.
const CONTROL = /\x00|\r(?!\n)|(?<!\r)\n/;

/**
 * The head of a request: its bytes without the blank line at the end. "blank" when there are only line breaks,
 * "bad" when it cannot be understood; the original then hangs up without a word (HTTP-006).
 */
export function parseHead(bytes: Uint8Array): RequestHead | "blank" | "bad" {
  const text = decode(bytes);
  if (text === null) return "bad";
  const lines = text.split("\r\n");
  // Blank lines before a request are skipped: some clients send a line break too many (HTTP-009, HTTP-033).
  while (lines[0] === "") lines.shift();
  const [line] = lines;
  if (line === undefined) return "blank";
  const match = REQUEST_LINE.exec(line);
  const headers = joinLines(lines);
  if (match === null || headers === null || CONTROL.test(text)) return "bad";
  const [, method = "", uri = "", version = null] = match;
  return { line, method, ...splitUri(uri), version, headers };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return STRICT.decode(bytes);
  } catch {
    return null;
  }
}

/** The lines after the first, each that begins with a blank joined to the one before it; null without one before it. */
function joinLines(lines: readonly string[]): readonly string[] | null {
  const joined: string[] = [];
  for (const line of lines.slice(1)) {
    if (line[0] !== " " && line[0] !== "\t") joined.push(line);
    else if (joined.length === 0) return null;
    else joined[joined.length - 1] += line.slice(1);
  }
  return joined;
}

// Compat: HTTP-039, decoded before it is taken apart: what stands encoded for a mark is one
function splitUri(uri: string): { readonly path: string; readonly query: string } {
  const last = uri.includes("?") ? uri.lastIndexOf("?") : uri.length;
  const decoded = percentDecode(uri.slice(0, last)) + uri.slice(last);
  const [, path = "", query = ""] = /^([^?#]*)(?:\?([^#]*))?/.exec(decoded) ?? [];
  return { path, query };
}
