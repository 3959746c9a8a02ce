import type { Config } from "../../src/config/model/config.ts";
import { ConfigError } from "../../src/config/model/config_error.ts";
import type { InetServerConfig, ServerConfig } from "../../src/config/model/server_config.ts";
import { brokenInterface } from "../../src/config/sections/broken_interface.ts";
import { ListenError } from "../../src/http/server/listen_error.ts";
import { type ListenRequest, type Os, OsError } from "../../src/os/os.ts";
import { osError } from "../../src/os/os_error.ts";
import { FcgiSocketError } from "../../src/supervisor/fcgi/fcgi_socket_error.ts";
import { AutoLogError } from "../../src/supervisor/process/auto_log_error.ts";
import { tryAutoLogs } from "../../src/supervisor/process/auto_logs.ts";
import { encodeOsText } from "../../src/text/bytes/os_text.ts";
import { isIpv6Address } from "../../src/text/is_ipv6_address.ts";
import { dirname } from "../../src/text/python/posix_path.ts";
import { logFileError } from "./main_log.ts";
import { obstacleToUser } from "./privileges.ts";

/** Bytes of a socket's path (sun_path), with the one that ends it. */
const SUN_PATH = 108;

/**
 * Tries what a start with `next` needs, as far as it can be tried while everything runs with `active`, and gives `next`.
 * Throws ConfigError in the words that the start would have. An address that is in use may be our own or one of our
 * programs': that is left to the start.
 */
export function tryOut(next: Config, { os, active }: { readonly os: Os; readonly active: Config }): Config {
  const { uid, logfile } = next.supervisord;
  const broken = brokenInterface(next);
  if (broken !== null) throw new ConfigError(`${broken.message}: ${broken.reason}`);
  const obstacle = uid === null ? null : obstacleToUser(os, uid);
  if (obstacle !== null) throw new ConfigError(obstacle);
  if (logfile !== "syslog") tryLog(os, logfile);
  for (const server of next.servers) tryServer(os, server, active);
  tryFcgiSockets(os, next);
  try {
    tryAutoLogs(os, next);
  } catch (error) {
    if (!(error instanceof AutoLogError)) throw error;
    throw new ConfigError(error.message);
  }
  return next;
}

function tryLog(os: Os, path: string): void {
  try {
    const { kind } = os.stat(path) ?? { kind: "missing" };
    // Others would notice, or have us wait for them
    if (kind !== "file" && kind !== "directory" && kind !== "missing") return;
    os.close(os.open(path, "append"));
    if (kind === "missing") os.remove(path);
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    throw new ConfigError(logFileError(path, error).message);
  }
}

function tryServer(os: Os, server: ServerConfig, active: Config): void {
  const failure = server.transport === "unix"
    ? unixFailure(os, server.file, `.${os.getpid()}`)
    : inetFailure(os, server, active);
  if (failure !== null) throw new ConfigError(listenError(server, failure).message);
}

function listenError(server: ServerConfig, failure: OsError): ListenError {
  const isInTheWay = server.transport === "unix" && failure.code === "EISDIR";
  return isInTheWay ? ListenError.notRemoved(server.file, failure.message) : ListenError.of(failure);
}

function inetFailure(os: Os, { host, port }: InetServerConfig, { servers }: Config): OsError | null {
  // Os knows nothing of IPv6; and what is open now can be opened again
  if (isIpv6Address(host)) return null;
  if (servers.some((other) => other.transport === "inet" && other.host === host && other.port === port)) return null;
  return tcpFailure(os, { transport: "tcp", host: host || "0.0.0.0", port, backlog: null });
}

function tryFcgiSockets(os: Os, { groups }: Config): void {
  const sockets = groups.flatMap(({ processes }) => processes.flatMap(({ socket }) => socket ?? []));
  for (const socket of new Map(sockets.map((socket) => [socket.url, socket])).values()) {
    const failure = socket.transport === "unix" ? unixFailure(os, socket.path) : tcpFailure(os, socket);
    if (failure !== null) throw new ConfigError(new FcgiSocketError(socket, failure).message);
  }
}

// A file made beside it tells of a directory that is gone, no directory, read-only or full
function unixFailure(os: Os, path: string, suffix = ""): OsError | null {
  return failureOf(() => {
    if (encodeOsText(path + suffix).length >= SUN_PATH) {
      throw osError("bind", "ENAMETOOLONG");
    }
    if (os.lstat(path)?.kind === "directory") throw osError("unlink", "EISDIR");
    os.remove(os.makeTemporary(dirname(path), ".monovisor-", ""));
  });
}

function tcpFailure(os: Os, request: ListenRequest): OsError | null {
  const failure = failureOf(() => os.close(os.listenSocket(request)));
  return failure?.code === "EADDRINUSE" ? null : failure;
}

function failureOf(attempt: () => void): OsError | null {
  try {
    attempt();
    return null;
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return error;
  }
}
