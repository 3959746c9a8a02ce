import { OsError } from "../../os.ts";
import { osError } from "../../os_error.ts";
import { cString } from "../libc/c_string.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { ADDRINFO, SIZEOF } from "../libc/structs.ts";
import { FAMILY, SOCK } from "./constants.ts";
import { peerAddress } from "./peer_address.ts";

const EAI_SYSTEM = -11;

interface Host {
  /** AF_INET or AF_INET6. */
  readonly family: number;
  /** A name, or an address in figures. */
  readonly host: string;
  readonly port: number;
}

/** The first address of a host in that family, with its port, as a struct sockaddr_in or sockaddr_in6. Throws OsError. */
export function resolveTcp({ family, host, port }: Host): Uint8Array<ArrayBuffer> {
  const found = new BigUint64Array(1);
  const status = libc.sockets.getaddrinfo(cString(host), cString(String(port)), hints(family), found);
  if (status !== 0) throw resolverError(status);
  const first = Deno.UnsafePointer.create(found[0] ?? 0n);
  try {
    return addressIn(first);
  } finally {
    libc.sockets.freeaddrinfo(first);
  }
}

/** All addresses of a host in figures, in the order in which they are to be tried. Rejects with OsError. */
export async function resolveAll(host: string): Promise<readonly string[]> {
  const found = new BigUint64Array(1);
  const status = await libc.sockets.getaddrinfo_aside(cString(host), null, hints(FAMILY.any), found);
  if (status !== 0) throw resolverError(status);
  const first = Deno.UnsafePointer.create(found[0] ?? 0n);
  try {
    return Array.from(entries(first), (entry) => hostOf(addressIn(entry)));
  } finally {
    libc.sockets.freeaddrinfo(first);
  }
}

function hints(family: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(SIZEOF.addrinfo));
  view.setInt32(ADDRINFO.family, family, true);
  view.setInt32(ADDRINFO.socktype, SOCK.stream, true);
  return view.buffer;
}

function* entries(first: Deno.PointerValue): Generator<Deno.PointerValue> {
  for (let entry = first; entry !== null;) {
    yield entry;
    entry = new Deno.UnsafePointerView(entry).getPointer(ADDRINFO.next);
  }
}

function hostOf(address: Uint8Array<ArrayBuffer>): string {
  const peer = peerAddress(address);
  if (peer === null) throw new Error("Cannot happen: getaddrinfo gave an address that is none of IP");
  return peer.host;
}

function addressIn(pointer: Deno.PointerValue): Uint8Array<ArrayBuffer> {
  if (pointer === null) throw new Error("Cannot happen: getaddrinfo gave nothing without an error");
  const view = new Deno.UnsafePointerView(pointer);
  const length = view.getUint32(ADDRINFO.addrlen);
  const address = view.getPointer(ADDRINFO.addr);
  if (address === null) throw new Error("Cannot happen: getaddrinfo gave an entry without an address");
  return new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(address, length).slice(0));
}

function resolverError(status: number): OsError {
  if (status === EAI_SYSTEM) return osError("getaddrinfo", lastErrno());
  const text = libc.sockets.gai_strerror(status);
  const shown = text === null ? "Unknown error" : Deno.UnsafePointerView.getCString(text);
  return new OsError("getaddrinfo", status, `EAI_${-status}`, shown);
}
