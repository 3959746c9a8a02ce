import { osError } from "../../os_error.ts";
import type { Accepted, Sockets, TcpRequest } from "../../sockets.ts";
import { EAGAIN, ECONNABORTED, EINTR } from "../libc/errno_numbers.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { retried } from "../libc/retried.ts";
import { SIZEOF } from "../libc/structs.ts";
import { unwrap } from "../libc/unwrap.ts";
import { bindTcp } from "./bind_tcp.ts";
import { bindUnseen } from "./bind_unseen.ts";
import { FAMILY, SOCK } from "./constants.ts";
import { orClose } from "./or_close.ts";
import { peerAddress } from "./peer_address.ts";
import { unixAddress } from "./unix_address.ts";

/** Connections that may wait, as in the original (HTTP-036). */
const BACKLOG = 1024;
const FLAGS = SOCK.nonBlocking | SOCK.closeOnExec;
const SHUT_WR = 1;

/** Sockets on Linux. */
export class LinuxSockets implements Sockets {
  readonly #address = new Uint8Array(SIZEOF.sockaddr);
  readonly #length = new Uint32Array(1);

  listenTcp(request: TcpRequest): number {
    return listening(bindTcp(request, SOCK.nonBlocking), () => {});
  }

  listenUnix(path: string): number {
    const address = unixAddress(path);
    return listening(unixSocket(), (fd) => bindUnseen(fd, address));
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
    const fd = unixSocket();
    return orClose(fd, () => retried("connect", () => libc.sockets.connect(fd, address, address.length)));
  }

  endWriting(fd: number): void {
    unwrap("shutdown", libc.sockets.shutdown(fd, SHUT_WR));
  }
}

function unixSocket(): number {
  return unwrap("socket", libc.sockets.socket(FAMILY.unix, SOCK.stream | FLAGS, 0));
}

function listening(fd: number, bind: (fd: number) => void): number {
  return orClose(fd, () => {
    bind(fd);
    unwrap("listen", libc.sockets.listen(fd, BACKLOG));
  });
}
