import { libc } from "../libc/libc.ts";
import { unwrap } from "../libc/unwrap.ts";

/** Binds to a path without mode bits: nobody may connect before the owner and the mode are right. Throws OsError. */
export function bindUnseen(fd: number, address: Uint8Array<ArrayBuffer>): void {
  const former = libc.paths.umask(0o777);
  try {
    unwrap("bind", libc.sockets.bind(fd, address, address.length));
  } finally {
    libc.paths.umask(former);
  }
}
