import type { InetServerConfig, ServerConfig } from "../../config/model/server_config.ts";
import { OsError } from "../../os/os.ts";
import { isIpv6Address } from "../../text/is_ipv6_address.ts";
import { ListenError } from "./listen_error.ts";
import type { Listening, ListeningState, ListenOptions } from "./listening.ts";
import { listenUnix, unixListening } from "./listen_unix.ts";

/** Opens the socket of a server, or goes on with the one in `state`. Throws ListenError, whatever went wrong. */
export function listen(config: ServerConfig, options: ListenOptions, state: ListeningState | null = null): Listening {
  try {
    if (config.transport === "inet") return inetListening(state?.fd ?? listenInet(config, options), options);
    return state === null ? listenUnix(config, options) : unixListening(state, { ...options, file: config.file });
  } catch (error) {
    throw error instanceof OsError ? ListenError.of(error) : error;
  }
}

function listenInet({ host, port }: InetServerConfig, { sockets }: ListenOptions): number {
  // Ours alone: "[address]" is IPv6, which the original does not serve (DAEMON-062)
  if (isIpv6Address(host)) return sockets.listenTcp({ version: 6, host: host.slice(1, -1), port });
  // Without the brackets the look-up fails as the original's does (DAEMON-062)
  return sockets.listenTcp({ version: 4, host: NAMES.get(host) ?? host, port });
}

/** All interfaces, for which the host's own name need not be known (decided for DAEMON-015), and names that Python knows. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["", "0.0.0.0"],
  ["localhost", "127.0.0.1"],
  ["<broadcast>", "255.255.255.255"],
]);

function inetListening(fd: number, { os, sockets }: ListenOptions): Listening {
  return { fd, inode: null, port: sockets.localPort(fd), isThere: () => true, close: () => os.close(fd) };
}
