import type { ProcessConfig } from "../../config/model/process_config.ts";
import type { Host } from "../host.ts";
import { FcgiSocket, type FcgiSocketSnapshot } from "./fcgi_socket.ts";

/**
 * One socket for each URL among the processes of a group, all tried out once, or going on where those of another group
 * stood. A member of [group:x] has its socket, too (decided for FCGI-006). Throws FcgiSocketError.
 */
export function fcgiSockets(
  processes: readonly ProcessConfig[],
  { host, states }: { readonly host: Host; readonly states: Readonly<Record<string, FcgiSocketSnapshot>> | null },
): ReadonlyMap<string, FcgiSocket> {
  const sockets = new Map<string, FcgiSocket>();
  for (const { socket } of processes) {
    if (socket === null || sockets.has(socket.url)) continue;
    sockets.set(socket.url, new FcgiSocket(socket, { ...host, state: states?.[socket.url] ?? null }));
  }
  if (states === null) { for (const socket of sockets.values()) socket.check(); }
  return sockets;
}
