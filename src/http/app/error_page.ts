import type { Header, HttpResponse } from "../wire/message.ts";
import { reasonPhrase } from "../wire/reason_phrase.ts";

const encoder = new TextEncoder();

/** The original's page for a status, byte for byte; `headers` come before its own (Compat: HTTP-003). */
export function errorPage(status: number, headers: readonly Header[] = []): HttpResponse {
  const body = encoder.encode(errorHtml(status));
  const own: readonly Header[] = [["Content-Length", String(body.length)], ["Content-Type", "text/html"]];
  return { status, headers: [...headers, ...own], body };
}

/** Its text; `more` are lines behind the message. */
export function errorHtml(status: number, more: readonly string[] = []): string {
  return [
    "<head>",
    "<title>Error response</title>",
    "</head>",
    "<body>",
    "<h1>Error response</h1>",
    `<p>Error code ${status}.`,
    `<p>Message: ${reasonPhrase(status)}.`,
    ...more,
    "</body>",
    "",
  ].join("\r\n");
}
