import type { ListenRequest } from "../../os.ts";
import { osError } from "../../os_error.ts";
import { cString } from "../libc/c_string.ts";
import { libc } from "../libc/libc.ts";
import { encodeUnixAddress } from "../libc/structs.ts";
import { unwrap } from "../libc/unwrap.ts";
import { resolveTcp } from "./addresses.ts";

const AF_UNIX = 1;
const AF_INET = 2;
const SOCK_STREAM_CLOEXEC = 0o2000001;
const SOL_SOCKET = 1;
const SO_REUSEADDR = 2;
/** What <sys/socket.h> says; the kernel has a limit of its own. */
const SOMAXCONN = 4096;
const F_OK = 0;
/** Opens a stream socket that listens, close-on-exec (FCGI-003, FCGI-004). Throws OsError, and leaves nothing then. */
export function listenSocket(request: ListenRequest): number {
  const fd = request.transport === "unix" ? bindUnix(request) : bindTcp(request);
  return orClose(fd, () => unwrap("listen", libc.sockets.listen(fd, request.backlog ?? SOMAXCONN)));
}

function bindUnix({ path, mode, owner }: Extract<ListenRequest, { transport: "unix" }>): number {
  const name = cString(path);
  const address = encodeUnixAddress(name);
  if (address === null) throw osError("bind", "ENAMETOOLONG");
  if (exists(name)) unwrap("unlink", libc.paths.unlink(name));
  const fd = unwrap("socket", libc.sockets.socket(AF_UNIX, SOCK_STREAM_CLOEXEC, 0));
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

// Nobody may connect before the owner and the mode are right
function bindUnseen(fd: number, address: Uint8Array<ArrayBuffer>): void {
  const former = libc.paths.umask(0o777);
  try {
    unwrap("bind", libc.sockets.bind(fd, address, address.length));
  } finally {
    libc.paths.umask(former);
  }
}

function bindTcp({ host, port }: Extract<ListenRequest, { transport: "tcp" }>): number {
  const fd = unwrap("socket", libc.sockets.socket(AF_INET, SOCK_STREAM_CLOEXEC, 0));
  return orClose(fd, () => {
    const address = resolveTcp(host, port);
    unwrap("setsockopt", libc.sockets.setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, Int32Array.of(1), 4));
    unwrap("bind", libc.sockets.bind(fd, address, address.length));
  });
}

function exists(name: Uint8Array<ArrayBuffer>): boolean {
  return libc.files.access(name, F_OK) === 0;
}

function orClose(fd: number, action: () => void): number {
  try {
    action();
    return fd;
  } catch (error) {
    libc.files.close(fd);
    throw error;
  }
}
