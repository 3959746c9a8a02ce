import type { ConnectionSnapshot, ServerSnapshot } from "../http/server/server_snapshot.ts";
import type { PeerAddress } from "../os/sockets.ts";
import { base64, list, members, natural, nullable, type Shape, text, truth } from "./shape.ts";

const connection: Shape<ConnectionSnapshot> = members<ConnectionSnapshot>({
  fd: natural,
  peer: members<PeerAddress>({ host: text, port: natural }),
  received: base64,
  unsent: base64,
  ends: truth,
});

/** A server as it writes itself down. */
export const serverShape: Shape<ServerSnapshot> = members<ServerSnapshot>({
  listening: members<ServerSnapshot["listening"]>({ fd: natural, inode: nullable(natural) }),
  connections: list(connection),
});
