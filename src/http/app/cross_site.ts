import { headerValue, type RequestHead } from "../wire/message.ts";

/**
 * Whether a browser sent this request for a page of another site, which may not make supervisord act in its user's
 * name. Browsers say so themselves (Sec-Fetch-Site; not over plain HTTP); where they are silent, Origin or Referer must
 * name the host that was asked. A request without any of these is a program's or a bookmark's and passes, as in the
 * original.
 */
export function isCrossSite(head: RequestHead): boolean {
  const site = headerValue(head, "Sec-Fetch-Site");
  if (site !== null) return site !== "same-origin" && site !== "none";
  if (!sourceOf(head)) return false;
  const host = nameOfPage(head);
  return host === null || !ownHosts(head).includes(host);
}

/** Whether the request says that a browser sends it. */
export function isOfBrowser(head: RequestHead): boolean {
  return headerValue(head, "Sec-Fetch-Site") !== null || Boolean(sourceOf(head));
}

/** The host that the request is for, without the port; null when it names none. */
export function nameAsked(head: RequestHead): string | null {
  return hostOf(`http://${headerValue(head, "Host")?.trim() ?? ""}`);
}

/** The host of the page that a browser sends the request for; null when that is hidden. */
export function nameOfPage(head: RequestHead): string | null {
  return hostOf(sourceOf(head) ?? "");
}

function sourceOf(head: RequestHead): string | null {
  return headerValue(head, "Origin") || headerValue(head, "Referer");
}

// A proxy that names another host to us tells the one that was asked; no page can set that header for another site
function ownHosts(head: RequestHead): readonly string[] {
  const forwarded = (headerValue(head, "X-Forwarded-Host") ?? "").split(",");
  return [nameAsked(head), ...forwarded.map((name) => hostOf(`http://${name.trim()}`))].filter((name) => name !== null);
}

// Without the port, which proxies leave out or change; null for "null", an origin that hides
function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname || null : null;
}
