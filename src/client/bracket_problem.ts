import { isIpv6Address } from "../text/is_ipv6_address.ts";
import { pythonRepr } from "../text/python/python_repr.ts";

/** What Python finds wrong with the brackets of a URL's host, in its words; null when nothing. */
export function bracketProblem(url: string): string | null {
  const netloc = /^[^/?#]*:\/\/([^/?#]*)/.exec(url)?.[1] ?? "";
  if (netloc.includes("[") !== netloc.includes("]")) return "Invalid IPv6 URL";
  const address = /\[([^\]]*)\]?/.exec(netloc)?.[1];
  if (address === undefined || isIpv6Address(`[${address}]`)) return null;
  if (/^\d+(\.\d+){3}$/.test(address)) return "An IPv4 address cannot be in brackets";
  return `${pythonRepr(address)} does not appear to be an IPv4 or IPv6 address`;
}
