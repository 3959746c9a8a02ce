import type { ListenRequest } from "../../os.ts";
import { cString } from "../libc/c_string.ts";
import { libc } from "../libc/libc.ts";
import { unwrap } from "../libc/unwrap.ts";
import { bindTcp } from "./bind_tcp.ts";
import { bindUnseen } from "./bind_unseen.ts";
import { FAMILY, SOCK } from "./constants.ts";
import { orClose } from "./or_close.ts";
import { unixAddress } from "./unix_address.ts";

/** What <sys/socket.h> says; the kernel has a limit of its own. */
const SOMAXCONN = 4096;
const F_OK = 0;

/**
 * Opens a stream socket that listens, close-on-exec and blocking, for programs (FCGI-003, FCGI-004). Throws OsError, and
 * leaves nothing then.
 */
export function listenSocket(request: ListenRequest): number {
  const fd = request.transport === "unix" ? bindUnix(request) : bindTcp({ version: 4, ...request });
  return orClose(fd, () => unwrap("listen", libc.sockets.listen(fd, request.backlog ?? SOMAXCONN)));
}

function bindUnix({ path, mode, owner }: Extract<ListenRequest, { transport: "unix" }>): number {
  const name = cString(path);
  const address = unixAddress(path);
  if (exists(name)) unwrap("unlink", libc.paths.unlink(name));
  const fd = unwrap("socket", libc.sockets.socket(FAMILY.unix, SOCK.stream | SOCK.closeOnExec, 0));
  try {
    return orClose(fd, () => {
      bindUnseen(fd, address);
      if (owner !== null) unwrap("chown", libc.paths.chown(name, owner.uid >>> 0, owner.gid >>> 0));
      unwrap("chmod", libc.paths.chmod(name, mode));
    });
  } catch (error) {
    if (exists(name)) libc.paths.unlink(name);
    throw error;
  }
}

function exists(name: Uint8Array<ArrayBuffer>): boolean {
  return libc.files.access(name, F_OK) === 0;
}
