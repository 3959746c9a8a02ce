import type { ProcessConfig } from "../config/process_config.ts";
import { FcgiSocket } from "./fcgi_socket.ts";
import type { Host } from "./host.ts";

/**
 * One socket for each URL among the processes of a group, all tried out once. A member of [group:x] has its socket,
 * too (decided for FCGI-006). Throws FcgiSocketError.
 */
export function fcgiSockets(processes: readonly ProcessConfig[], host: Host): ReadonlyMap<string, FcgiSocket> {
  const sockets = new Map<string, FcgiSocket>();
  for (const { socket } of processes) {
    if (socket !== null && !sockets.has(socket.url)) sockets.set(socket.url, new FcgiSocket(socket, host));
  }
  for (const socket of sockets.values()) socket.check();
  return sockets;
}
