import type { DescriptorStore } from "../../descriptor_store.ts";
import { osError } from "../../os_error.ts";
import { ManagerSocket } from "./manager_socket.ts";

/** The kernel passes no more in a message (SCM_MAX_FD). */
const MOST = 253;

/**
 * The descriptor store of systemd, for a service with FileDescriptorStoreMax= (systemd.service(5)). What is given to it
 * is kept although the other end hangs up (FDPOLL=0), for then there are last words to read. Nothing tells whether it
 * was taken: without FileDescriptorStoreMax= it is dropped.
 */
export class SystemdStore implements DescriptorStore {
  readonly room: number;
  readonly #socket: ManagerSocket;

  /** `socket` is $NOTIFY_SOCKET. Throws OsError. */
  constructor(socket: string, { room = Infinity }: Partial<Pick<DescriptorStore, "room">> = {}) {
    this.room = room;
    this.#socket = new ManagerSocket(socket);
  }

  add(name: string, fds: readonly number[]): void {
    for (let start = 0; start < fds.length; start += MOST) {
      const text = `FDSTORE=1\nFDPOLL=0\nFDNAME=${checked(name)}\n`;
      this.#socket.send({ text, fds: fds.slice(start, start + MOST), mayWait: true });
    }
  }

  remove(name: string): void {
    this.#socket.send({ text: `FDSTOREREMOVE=1\nFDNAME=${checked(name)}\n`, mayWait: true });
  }

  [Symbol.dispose](): void {
    this.#socket[Symbol.dispose]();
  }
}

function checked(name: string): string {
  if (!/^[ -9;-~]{1,255}$/.test(name)) throw osError("sendmsg", "EINVAL");
  return name;
}
