import type { HttpResponse } from "../wire/message.ts";
import { errorHtml } from "./error_page.ts";

/** What a browser shows when it may not have us act: the page of any 403, and what to do about it. */
export function refusalPage(why: string): HttpResponse {
  const escaped = why.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const body = new TextEncoder().encode(errorHtml(403, [`<p id="why">${escaped}.`]));
  return { status: 403, headers: [["Content-Length", String(body.length)], ["Content-Type", "text/html"]], body };
}
