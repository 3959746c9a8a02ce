import { cString } from "../libc/c_string.ts";
import { EAGAIN, EINTR, EMFILE, EMSGSIZE, ENFILE, ENOBUFS, ENOMEM, EPROTOTYPE } from "../libc/errno_numbers.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { encodePollfd, encodeUnixAddress } from "../libc/structs.ts";

const AF_UNIX = 1;
const SOCK_NONBLOCK_CLOEXEC = 0o2004000;
const SOCK = { stream: 1, datagram: 2 } as const;
const POLLOUT = 4;
/** What passes by itself. */
const TRANSIENT: readonly number[] = [EAGAIN, ENOMEM, ENFILE, EMFILE, ENOBUFS];

type Kind = keyof typeof SOCK;
type Refusal = "later" | "too_long" | "nobody";

/** The way to the syslog daemon that listens on a socket, of datagrams or a stream, as syslog(3) knows it; never blocks. */
export class SyslogSocket implements Disposable {
  readonly #address: Uint8Array<ArrayBuffer>;
  #open: { readonly fd: number; readonly kind: Kind } | null = null;

  constructor(path: string) {
    const address = encodeUnixAddress(cString(path));
    if (address === null) throw new Error(`Cannot send to ${path}: the path is too long`);
    this.#address = address;
  }

  /** Sends a message that ends with a NUL: how much was taken, of a stream perhaps a part; or why nothing was. */
  send(message: Uint8Array<ArrayBuffer>): number | Refusal {
    const isNew = this.#open === null;
    const refusal = this.#connect();
    if (refusal !== null) return refusal;
    const result = this.#write(message);
    if (result !== "nobody") return result;
    this[Symbol.dispose]();
    // One that was started again has a new socket
    return isNew ? result : this.send(message);
  }

  /** Whether a message may be taken, after so many milliseconds at most. */
  wait(timeout: number): boolean {
    return libc.files.poll(encodePollfd(this.#open?.fd ?? -1, POLLOUT), 1n, timeout) > 0;
  }

  [Symbol.dispose](): void {
    if (this.#open !== null) libc.files.close(this.#open.fd);
    this.#open = null;
  }

  #connect(kind: Kind = "datagram"): Refusal | null {
    if (this.#open !== null) return null;
    const fd = libc.sockets.socket(AF_UNIX, SOCK[kind] | SOCK_NONBLOCK_CLOEXEC, 0);
    if (fd === -1) return refusal(lastErrno());
    if (libc.sockets.connect(fd, this.#address, this.#address.length) === 0) {
      this.#open = { fd, kind };
      return null;
    }
    const errno = lastErrno();
    libc.files.close(fd);
    return errno === EPROTOTYPE && kind === "datagram" ? this.#connect("stream") : refusal(errno);
  }

  #write(message: Uint8Array<ArrayBuffer>): number | Refusal {
    const { fd, kind } = this.#open ?? { fd: -1, kind: "datagram" };
    // The NUL parts the messages of a stream
    const data = kind === "stream" ? message : message.subarray(0, -1);
    const count = libc.files.write(fd, data, BigInt(data.length));
    if (count >= 0) return count === data.length ? message.length : count;
    const errno = lastErrno();
    return errno === EINTR ? this.#write(message) : refusal(errno);
  }
}

function refusal(errno: number): Refusal {
  if (errno === EMSGSIZE) return "too_long";
  return TRANSIENT.includes(errno) ? "later" : "nobody";
}
