import type { TcpRequest } from "../../sockets.ts";
import { libc } from "../libc/libc.ts";
import { unwrap } from "../libc/unwrap.ts";
import { resolveTcp } from "./addresses.ts";
import { FAMILY, SO, SOCK, SOL_SOCKET } from "./constants.ts";
import { orClose } from "./or_close.ts";

/** A TCP socket at that address, close-on-exec; `flags` are for socket(2). Throws OsError, and leaves nothing then. */
export function bindTcp({ version, host, port }: TcpRequest, flags = 0): number {
  const family = FAMILY[version];
  const fd = unwrap("socket", libc.sockets.socket(family, SOCK.stream | SOCK.closeOnExec | flags, 0));
  return orClose(fd, () => {
    const address = resolveTcp({ family, host, port });
    unwrap("setsockopt", libc.sockets.setsockopt(fd, SOL_SOCKET, SO.reuseAddress, Int32Array.of(1), 4));
    unwrap("bind", libc.sockets.bind(fd, address, address.length));
  });
}
