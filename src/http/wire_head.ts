import { percentDecode } from "./percent_decode.ts";
import type { RequestHead } from "./message.ts";

const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** METHOD SP URI [SP HTTP/x], with single blanks (HTTP-006). */
const REQUEST_LINE = /^([^ ]+) ([^ ]+)(?: HTTP\/([0-9.]+))?$/;
// deno-lint-ignore no-control-regex -- a line break or NUL within a line is an attack or an accident.
const CONTROL = /[\x00\r\n]/;

/**
 * The head of a request: its bytes without the blank line at the end. "blank" when there are only line breaks,
 * "bad" when it cannot be understood; the original then hangs up without a word (HTTP-006).
 */
export function parseHead(bytes: Uint8Array): RequestHead | "blank" | "bad" {
  const text = decode(bytes);
  if (text === null) return "bad";
  // Blank lines before a request are skipped: some clients send a line break too many (HTTP-009, HTTP-033).
  const [line, ...rest] = text.replace(/^(?:\r\n)+/, "").split("\r\n");
  if (line === undefined || line === "") return "blank";
  const match = REQUEST_LINE.exec(line);
  const headers = joinLines(rest);
  if (match === null || headers === null || CONTROL.test(line) || headers.some((text) => CONTROL.test(text))) {
    return "bad";
  }
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

/** Joins a line that begins with a blank to the one before it; null when there is none before it. */
function joinLines(lines: readonly string[]): readonly string[] | null {
  const joined: string[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    if (!/^[ \t]/.test(line)) joined.push(line);
    else if (before === undefined) return null;
    else joined[joined.length - 1] = before + line.slice(1);
  }
  return joined;
}

function splitUri(uri: string): { readonly path: string; readonly query: string } {
  const [, path = "", query = ""] = /^([^?#]*)(?:\?([^#]*))?/.exec(uri) ?? [];
  return { path: percentDecode(path), query };
}
