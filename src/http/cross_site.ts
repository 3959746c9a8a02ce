import { headerValue, type RequestHead } from "./message.ts";

/**
 * Whether a browser sent this request for a page of another site, which may not make supervisord act in its user's
 * name. Browsers say so themselves (Sec-Fetch-Site; not over plain HTTP); where they are silent, Origin or Referer must
 * name the host that was asked. A request without any of these is a program's or a bookmark's and passes, as in the
 * original.
 */
export function isCrossSite(head: RequestHead): boolean {
  const site = headerValue(head, "Sec-Fetch-Site");
  if (site !== null) return site !== "same-origin" && site !== "none";
  const source = headerValue(head, "Origin") || headerValue(head, "Referer");
  if (!source) return false;
  const host = hostOf(source);
  return host === null || !ownHosts(head).includes(host);
}

// A proxy that names another host to us tells the one that was asked; no page can set that header for another site
function ownHosts(head: RequestHead): readonly string[] {
  const named = [headerValue(head, "Host") ?? "", ...(headerValue(head, "X-Forwarded-Host") ?? "").split(",")];
  return named.flatMap((name) => hostOf(`http://${name.trim()}`) ?? []);
}

// Without the port, which proxies leave out or change; null for "null", an origin that hides
function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname || null : null;
}
