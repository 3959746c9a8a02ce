import { encodeOsText } from "../../../text/bytes/os_text.ts";
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

/** What goes to the manager in one datagram. */
interface ManagerMessage {
  readonly text: string;
  readonly fds?: readonly number[];
  /** Where its queue is full, for a moment: what must not be lost. */
  readonly mayWait: boolean;
}

/** A connection to the socket on which systemd, or whoever does as it does, listens to its services (sd_notify(3)). */
export class ManagerSocket implements Disposable {
  readonly #fd: number;

  /** `socket` is $NOTIFY_SOCKET: a path, or with "@" for its first character a name. Throws OsError. */
  constructor(socket: string) {
    const address = addressOf(socket);
    this.#fd = unwrap("socket", libc.sockets.socket(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0));
    if (libc.sockets.connect(this.#fd, address, address.length) === 0) return;
    const errno = lastErrno();
    this[Symbol.dispose]();
    throw osError("connect", errno);
  }

  /** Throws OsError; EAGAIN for a queue that is full. */
  send({ text, fds = [], mayWait }: ManagerMessage): void {
    const message = descriptorMessage(encodeOsText(text), fds);
    for (let isPatient = mayWait;;) {
      if (libc.sockets.sendmsg(this.#fd, message, MSG_DONTWAIT_NOSIGNAL) !== -1) return;
      const errno = lastErrno();
      if (errno === EINTR) continue;
      if (errno !== EAGAIN || !isPatient) throw osError("sendmsg", errno);
      isPatient = libc.files.poll(encodePollfd(this.#fd, POLLOUT), 1n, PATIENCE_MS) > 0;
    }
  }

  [Symbol.dispose](): void {
    libc.files.close(this.#fd);
  }
}

// systemd(1) may also have "vsock:", which machines use to tell of themselves, not services
function addressOf(socket: string): Uint8Array<ArrayBuffer> {
  if (!/^[/@]./.test(socket)) throw osError("connect", "EAFNOSUPPORT");
  const address = socket.startsWith("@")
    ? encodeAbstractAddress(encodeOsText(socket.slice(1)))
    : encodeUnixAddress(encodeOsText(`${socket}\0`));
  if (address === null) throw osError("connect", "ENAMETOOLONG");
  return address;
}
