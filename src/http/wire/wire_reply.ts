import { httpDate } from "./http_date.ts";
import { headerValue, type HttpResponse, type RequestHead } from "./message.ts";
import { reasonPhrase } from "./reason_phrase.ts";

const encoder = new TextEncoder();
// What comes behind one would be a header, or an answer, of somebody else's making
const LINE_BREAK = /[\r\n\0]/;

export interface Reply {
  /** Status line and headers, blank line included. */
  readonly head: Uint8Array;
  readonly chunked: boolean;
  /** Whether the connection ends with this answer; not announced, as in the original (Compat: HTTP-014). */
  readonly close: boolean;
}

export interface ReplyOptions {
  readonly to: RequestHead;
  /** Epoch seconds. */
  readonly now: number;
}

/** The head of an answer: the fixed headers first, then the response's own in its order. */
export function wireReply(response: HttpResponse, { to, now }: ReplyOptions): Reply {
  const sized = response.headers.some(([name]) => name === "Content-Length");
  const bodyless = response.status === 304;
  const { close, keptAlive } = persistence(to, sized || bodyless);
  const chunked = to.version === "1.1" && !close && !sized && !bodyless;
  // Compat: HTTP-001, HTTP-007, the version is echoed, a missing one as "None".
  let head = `HTTP/${to.version ?? "None"} ${response.status} ${reasonPhrase(response.status)}\r\n`;
  head += `Server: Medusa/1.12\r\nDate: ${httpDate(now)}\r\n`;
  for (const [name, value] of response.headers) {
    if (LINE_BREAK.test(name + value)) throw new Error(`Cannot send the header ${name}: it has a line break`);
    head += `${name}: ${value}\r\n`;
  }
  if (keptAlive) head += "Connection: Keep-Alive\r\n";
  if (chunked) head += "Transfer-Encoding: chunked\r\n";
  return { head: encoder.encode(`${head}\r\n`), chunked, close };
}

function persistence(to: RequestHead, sized: boolean): { readonly close: boolean; readonly keptAlive: boolean } {
  const wishes = (headerValue(to, "Connection") ?? "").toLowerCase().split(",").map((wish) => wish.trim());
  if (to.version === null) return { close: true, keptAlive: false };
  if (to.version !== "1.0") return { close: wishes.includes("close"), keptAlive: false };
  const keptAlive = wishes.includes("keep-alive") && sized;
  return { close: !keptAlive, keptAlive };
}
