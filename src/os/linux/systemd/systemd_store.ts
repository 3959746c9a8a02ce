import { encodeOsText } from "../../../text/bytes/os_text.ts";
import type { DescriptorStore } from "../../descriptor_store.ts";
import { osError } from "../../os_error.ts";
import { EAGAIN, EINTR } from "../libc/errno_numbers.ts";
import { lastErrno } from "../libc/last_errno.ts";
import { libc } from "../libc/libc.ts";
import { encodeAbstractAddress, encodePollfd, encodeUnixAddress } from "../libc/structs.ts";
import { unwrap } from "../libc/unwrap.ts";
import { descriptorMessage } from "./descriptor_message.ts";

const AF_UNIX = 1;
const SOCK_DGRAM_CLOEXEC = 0o2000002;
const MSG_DONTWAIT_NOSIGNAL = 0x4040;
const POLLOUT = 4;
/** How long a manager may leave its queue full. */
const PATIENCE_MS = 2000;
/** The kernel passes no more in a message (SCM_MAX_FD). */
const MOST = 253;

/**
 * The descriptor store of systemd, for a service with FileDescriptorStoreMax= (systemd.service(5)). What is given to it
 * is kept although the other end hangs up (FDPOLL=0), for then there are last words to read. Nothing tells whether it
 * was taken: without FileDescriptorStoreMax= it is dropped.
 */
export class SystemdStore implements DescriptorStore {
  readonly room: number;
  readonly #fd: number;

  /** `socket` is $NOTIFY_SOCKET: a path, or with "@" for its first character a name. Throws OsError. */
  constructor(socket: string, { room = Infinity }: Partial<Pick<DescriptorStore, "room">> = {}) {
    this.room = room;
    const address = addressOf(socket);
    this.#fd = unwrap("socket", libc.sockets.socket(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0));
    if (libc.sockets.connect(this.#fd, address, address.length) === 0) return;
    const errno = lastErrno();
    this[Symbol.dispose]();
    throw osError("connect", errno);
  }

  add(name: string, fds: readonly number[]): void {
    for (let start = 0; start < fds.length; start += MOST) {
      this.#send(`FDSTORE=1\nFDPOLL=0\nFDNAME=${checked(name)}\n`, fds.slice(start, start + MOST));
    }
  }

  remove(name: string): void {
    this.#send(`FDSTOREREMOVE=1\nFDNAME=${checked(name)}\n`, []);
  }

  [Symbol.dispose](): void {
    libc.files.close(this.#fd);
  }

  #send(text: string, fds: readonly number[]): void {
    const message = descriptorMessage(encodeOsText(text), fds);
    for (let mayWait = true;;) {
      if (libc.sockets.sendmsg(this.#fd, message, MSG_DONTWAIT_NOSIGNAL) !== -1) return;
      const errno = lastErrno();
      if (errno === EINTR) continue;
      if (errno !== EAGAIN || !mayWait) throw osError("sendmsg", errno);
      mayWait = libc.files.poll(encodePollfd(this.#fd, POLLOUT), 1n, PATIENCE_MS) > 0;
    }
  }
}

// systemd(1) may also have "vsock:", to which no descriptor could go
function addressOf(socket: string): Uint8Array<ArrayBuffer> {
  if (!/^[/@]./.test(socket)) throw osError("connect", "EAFNOSUPPORT");
  const address = socket.startsWith("@")
    ? encodeAbstractAddress(encodeOsText(socket.slice(1)))
    : encodeUnixAddress(encodeOsText(`${socket}\0`));
  if (address === null) throw osError("connect", "ENAMETOOLONG");
  return address;
}

function checked(name: string): string {
  if (!/^[ -9;-~]{1,255}$/.test(name)) throw osError("sendmsg", "EINVAL");
  return name;
}
