import { osError } from "../../os_error.ts";
import type { OsError } from "../../os.ts";
import type { Accepted, PeerAddress, Sockets, TcpRequest } from "../../sockets.ts";
import { EAGAIN, EALREADY, ECONNABORTED, EINPROGRESS, EINTR, EISCONN } from "../libc/errno_numbers.ts";
import { cString } from "../libc/c_string.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { retried } from "../libc/retried.ts";
import { SIZEOF } from "../libc/structs.ts";
import { unwrap } from "../libc/unwrap.ts";
import { resolveAll } from "./addresses.ts";
import { bindTcp } from "./bind_tcp.ts";
import { bindUnseen } from "./bind_unseen.ts";
import { FAMILY, SO, SOCK, SOL_SOCKET } from "./constants.ts";
import { orClose } from "./or_close.ts";
import { httpsStatus } from "./https_status.ts";
import { encodeAddress, peerAddress } from "./peer_address.ts";
import { unixAddress } from "./unix_address.ts";

/** Connections that may wait, as in the original (HTTP-036). */
const BACKLOG = 1024;
const FLAGS = SOCK.nonBlocking | SOCK.closeOnExec;
const SHUT_WR = 1;
const PRIVATE = 0o600;
/** Addresses that are kept as they are for libc. */
const KNOWN = 1024;

/** Sockets on Linux. */
export class LinuxSockets implements Sockets {
  readonly #address = new Uint8Array(SIZEOF.sockaddr);
  readonly #length = new Uint32Array(1);
  readonly #error = new Int32Array(1);
  /** The same few are asked for again and again. */
  readonly #known = new Map<string, Uint8Array<ArrayBuffer>>();

  listenTcp(request: TcpRequest): number {
    return listening(bindTcp(request, SOCK.nonBlocking), () => {});
  }

  listenUnix(path: string): number {
    const address = unixAddress(path);
    return listening(unixSocket(SOCK.stream), (fd) => bindUnseen(fd, address));
  }

  localPort(fd: number): number | null {
    this.#length[0] = SIZEOF.sockaddr;
    unwrap("getsockname", libc.sockets.getsockname(fd, this.#address, this.#length));
    return peerAddress(this.#address)?.port ?? null;
  }

  accept(listener: number): Accepted | "would_block" {
    for (;;) {
      this.#length[0] = SIZEOF.sockaddr;
      const fd = libc.sockets.accept4(listener, this.#address, this.#length, FLAGS);
      if (fd >= 0) return { fd, peer: peerAddress(this.#address) };
      const errno = lastErrno();
      if (errno === EAGAIN) return "would_block";
      if (errno !== EINTR && errno !== ECONNABORTED) throw osError("accept", errno);
    }
  }

  connectUnix(path: string): number {
    const address = unixAddress(path);
    const fd = unixSocket(SOCK.stream);
    return orClose(fd, () => retried("connect", () => libc.sockets.connect(fd, address, address.length)));
  }

  connectTcp(peer: PeerAddress): ReturnType<Sockets["connectTcp"]> {
    const address = this.#encode(peer);
    const family = peer.host.includes(":") ? FAMILY[6] : FAMILY[4];
    const fd = unwrap("socket", libc.sockets.socket(family, SOCK.stream | FLAGS, 0));
    let isDone = false;
    orClose(fd, () => {
      // The first call begins it, be it interrupted, and the second tells at once what has become of it (connect(2))
      isDone = isConnected(fd, address) || isConnected(fd, address);
    });
    return { fd, isDone };
  }

  connectUdp(peer: PeerAddress): number {
    const address = this.#encode(peer);
    const family = peer.host.includes(":") ? FAMILY[6] : FAMILY[4];
    const fd = unwrap("socket", libc.sockets.socket(family, SOCK.datagram | FLAGS, 0));
    return orClose(fd, () => retried("connect", () => libc.sockets.connect(fd, address, address.length)));
  }

  connectFailure(fd: number): OsError | null {
    this.#length[0] = this.#error.byteLength;
    unwrap("getsockopt", libc.sockets.getsockopt(fd, SOL_SOCKET, SO.error, this.#error, this.#length));
    const [errno = 0] = this.#error;
    return errno === 0 ? null : osError("connect", errno);
  }

  resolve(host: string): Promise<readonly string[]> {
    return resolveAll(host);
  }

  httpsStatus(url: string, request: Parameters<Sockets["httpsStatus"]>[1]): Promise<number> {
    return httpsStatus(url, request);
  }

  receiveUnix(path: string): number {
    const address = unixAddress(path);
    return orClose(unixSocket(SOCK.datagram), (fd) => {
      bindUnseen(fd, address);
      unwrap("chmod", libc.paths.chmod(cString(path), PRIVATE));
    });
  }

  endWriting(fd: number): void {
    unwrap("shutdown", libc.sockets.shutdown(fd, SHUT_WR));
  }

  #encode(peer: PeerAddress): Uint8Array<ArrayBuffer> {
    const name = `${peer.host} ${peer.port}`;
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const address = encodeAddress(peer);
    if (address === null) throw osError("connect", "EINVAL");
    if (this.#known.size >= KNOWN) this.#known.clear();
    this.#known.set(name, address);
    return address;
  }
}

function isConnected(fd: number, address: Uint8Array<ArrayBuffer>): boolean {
  if (libc.sockets.connect(fd, address, address.length) === 0) return true;
  const errno = lastErrno();
  if (errno === EISCONN) return true;
  if (errno === EINPROGRESS || errno === EALREADY || errno === EINTR) return false;
  throw osError("connect", errno);
}

function unixSocket(type: number): number {
  return unwrap("socket", libc.sockets.socket(FAMILY.unix, type | FLAGS, 0));
}

function listening(fd: number, bind: (fd: number) => void): number {
  return orClose(fd, () => {
    bind(fd);
    unwrap("listen", libc.sockets.listen(fd, BACKLOG));
  });
}
