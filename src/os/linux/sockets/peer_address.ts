import type { PeerAddress } from "../../sockets.ts";
import { cString } from "../libc/c_string.ts";
import { libc } from "../libc/libc.ts";
import { FAMILY } from "./constants.ts";

/** Bytes of the longest address as text, its NUL included (INET6_ADDRSTRLEN). */
const TEXT_LENGTH = 46;

/** Bytes of the structs, and where their addresses begin. */
const LAYOUT = { 4: { length: 16, at: 4 }, 6: { length: 28, at: 8 } } as const;

/** Reads a struct sockaddr_in or sockaddr_in6, whose port and address are in network order; null for any other. */
export function peerAddress(address: Uint8Array<ArrayBuffer>): PeerAddress | null {
  const view = new DataView(address.buffer);
  const family = view.getUint16(0, true);
  const port = view.getUint16(2);
  if (family === FAMILY[4]) return { host: address.subarray(4, 8).join("."), port };
  return family === FAMILY[6] ? { host: ipv6Text(address.subarray(8, 24)), port } : null;
}

/** The struct sockaddr_in or sockaddr_in6 of an address in figures; null for what is none. */
export function encodeAddress({ host, port }: PeerAddress): Uint8Array<ArrayBuffer> | null {
  const version = host.includes(":") ? 6 : 4;
  const { length, at } = LAYOUT[version];
  const address = new Uint8Array(length);
  const view = new DataView(address.buffer);
  view.setUint16(0, FAMILY[version], true);
  view.setUint16(2, port);
  return libc.sockets.inet_pton(FAMILY[version], cString(host), address.subarray(at)) === 1 ? address : null;
}

function ipv6Text(bytes: Uint8Array<ArrayBuffer>): string {
  const text = new Uint8Array(TEXT_LENGTH);
  libc.sockets.inet_ntop(FAMILY[6], bytes, text, TEXT_LENGTH);
  return new TextDecoder().decode(text.subarray(0, text.indexOf(0)));
}
