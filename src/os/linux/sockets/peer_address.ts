import type { PeerAddress } from "../../sockets.ts";
import { libc } from "../libc/libc.ts";
import { FAMILY } from "./constants.ts";

/** Bytes of the longest address as text, its NUL included (INET6_ADDRSTRLEN). */
const TEXT_LENGTH = 46;

/** Reads a struct sockaddr_in or sockaddr_in6, whose port and address are in network order; null for any other. */
export function peerAddress(address: Uint8Array<ArrayBuffer>): PeerAddress | null {
  const view = new DataView(address.buffer);
  const family = view.getUint16(0, true);
  const port = view.getUint16(2);
  if (family === FAMILY[4]) return { host: address.subarray(4, 8).join("."), port };
  return family === FAMILY[6] ? { host: ipv6Text(address.subarray(8, 24)), port } : null;
}

function ipv6Text(bytes: Uint8Array<ArrayBuffer>): string {
  const text = new Uint8Array(TEXT_LENGTH);
  libc.sockets.inet_ntop(FAMILY[6], bytes, text, TEXT_LENGTH);
  return new TextDecoder().decode(text.subarray(0, text.indexOf(0)));
}
