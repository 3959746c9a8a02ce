import { OsError } from "../../os.ts";
import { osError } from "../../os_error.ts";
import { cString } from "../libc/c_string.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { ADDRINFO, SIZEOF } from "../libc/structs.ts";
import { SOCK } from "./constants.ts";

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
  const hints = new DataView(new ArrayBuffer(SIZEOF.addrinfo));
  hints.setInt32(ADDRINFO.family, family, true);
  hints.setInt32(ADDRINFO.socktype, SOCK.stream, true);
  const found = new BigUint64Array(1);
  const status = libc.sockets.getaddrinfo(cString(host), cString(String(port)), hints.buffer, found);
  if (status !== 0) throw resolverError(status);
  const first = Deno.UnsafePointer.create(found[0] ?? 0n);
  try {
    return addressIn(first);
  } finally {
    libc.sockets.freeaddrinfo(first);
  }
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
