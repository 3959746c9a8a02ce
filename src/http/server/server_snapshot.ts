import type { PeerAddress } from "../../os/sockets.ts";
import type { ConnectionState } from "./connection_state.ts";
import type { ListeningState } from "./listening.ts";

/** A connection as it is handed over. */
export interface ConnectionSnapshot extends ConnectionState {
  readonly fd: number;
  readonly peer: PeerAddress;
}

/** All that another image of this program needs to go on with a server: plain data, and descriptors that it inherits. */
export interface ServerSnapshot {
  readonly listening: ListeningState;
  readonly connections: readonly ConnectionSnapshot[];
}

/** All descriptors that a server is handed over with. */
export function serverFds({ listening, connections }: ServerSnapshot): readonly number[] {
  return [listening.fd, ...connections.map(({ fd }) => fd)];
}
