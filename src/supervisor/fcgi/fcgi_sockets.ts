import type { ProcessConfig } from "../../config/model/process_config.ts";
import type { Host } from "../host.ts";
import { FcgiSocket, type FcgiSocketSnapshot } from "./fcgi_socket.ts";

/** What they act on: those that are there already, and where those of another group stood, which are there as well. */
interface FcgiSocketsOptions {
  readonly host: Host;
  readonly states?: Readonly<Record<string, FcgiSocketSnapshot>> | null;
  readonly present?: ReadonlyMap<string, FcgiSocket>;
}

/**
 * One socket for each URL among the processes of a group; new ones are tried out once. A member of [group:x] has its
 * socket, too (decided for FCGI-006). Throws FcgiSocketError.
 */
export function fcgiSockets(
  processes: readonly ProcessConfig[],
  { host, states = null, present = new Map() }: FcgiSocketsOptions,
): ReadonlyMap<string, FcgiSocket> {
  const sockets = new Map<string, FcgiSocket>();
  for (const { socket } of processes) {
    if (socket === null || sockets.has(socket.url)) continue;
    const same = present.get(socket.url);
    const fresh = () => new FcgiSocket(socket, { ...host, state: states?.[socket.url] ?? null });
    sockets.set(socket.url, same?.isFor(socket) ? same : fresh());
  }
  if (states !== null) return sockets;
  for (const [url, socket] of sockets) if (present.get(url) !== socket) socket.check();
  return sockets;
}
