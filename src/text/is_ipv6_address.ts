/** Whether a host is an IPv6 address in brackets, as URLs write it. */
export function isIpv6Address(host: string): boolean {
  return host.startsWith("[") && host.endsWith("]") && URL.canParse(`http://${host}`);
}
