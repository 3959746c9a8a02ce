import { headerValue, type RequestHead } from "../wire/message.ts";
import { isCrossSite, isOfBrowser, nameAsked, nameOfPage } from "./cross_site.ts";
import { isSameSecret } from "./is_same_secret.ts";

/** For whom a server acts, among those who come with a browser. */
export interface Site {
  /** The section's name, for what is to be written there. */
  readonly section: string;
  /** Whether pages of other sites may have us act. */
  readonly allowCrossSite: boolean;
  /** Its names beside addresses and localhost; null for a server with a password, which protects it by any name. */
  readonly names: readonly string[] | null;
  /** What our own pages know and nobody else's. */
  readonly token: string;
}

/** Why a request is refused, if it is to act. */
export interface Refusal {
  readonly kind: "name" | "site";
  readonly why: string;
}

/**
 * Why a browser's request may not have us act; null when it may (decided for SEC-006, SEC-011). A page of another site
 * may not, and nor may one whose name was re-bound to our address: it is of our site as far as its browser knows, and
 * reads our pages. Our own pages show their token, since behind a proxy that names another host to us they look like
 * another site's; a page that was given under a foreign name has none. What no browser has marked passes, as in the
 * original.
 */
export function refusalOf(head: RequestHead, site: Site): Refusal | null {
  if (site.allowCrossSite || !isOfBrowser(head)) return null;
  if (!isOwnName(nameAsked(head), site)) return { kind: "name", why: foreignName(head, site) };
  if (hasToken(head, site) || !isCrossSite(head)) return null;
  return { kind: "site", why: otherSite(head, site) };
}

/** The token for a page that is asked for by this request; null under a name that may be anybody's. */
export function tokenFor(head: RequestHead, site: Site): string | null {
  return isOwnName(nameAsked(head), site) ? site.token : null;
}

function hasToken(head: RequestHead, { token }: Site): boolean {
  const given = headerValue(head, "Monovisor-Token") ?? new URLSearchParams(head.query).get("token");
  return given !== null && isSameSecret(given, token);
}

// No name at all is no browser's doing
function isOwnName(name: string | null, { names }: Site): boolean {
  if (names === null || name === null || /^[\d.]+$|^\[/.test(name)) return true;
  const plain = name.replace(/\.$/, "");
  return plain === "localhost" || plain.endsWith(".localhost") || names.includes(plain);
}

function otherSite(head: RequestHead, { section }: Site): string {
  return `${
    begin(head)
  }: these are two sites, or a proxy between them does not pass on the name that it was asked for ` +
    `(nginx does with "proxy_set_header Host $http_host"); allow_cross_site=true in [${section}] lets every site act`;
}

function foreignName(head: RequestHead, { section }: Site): string {
  const [asked, page] = [nameAsked(head), nameOfPage(head)];
  const name = page ?? asked;
  const proxy = name === asked
    ? ""
    : 'let the proxy pass it on (nginx does with "proxy_set_header Host $http_host") and ';
  return `${begin(head)}: ${asked} is none of this server's names, and it has no password; if ${name} is yours, ` +
    `${proxy}set allowed_hosts=${name} in [${section}], or set a username and a password`;
}

function begin(head: RequestHead): string {
  const page = nameOfPage(head) ?? "a site that hides its name";
  return `Refused to act for a page of ${page} that asked ${nameAsked(head) ?? "no host by name"}`;
}
