import type { Os } from "../../os/os.ts";
import type { Sockets } from "../../os/sockets.ts";
import type { Log } from "../http_log.ts";

/** What a server asks of the system. */
export type ServerOs = Pick<
  Os,
  "read" | "write" | "close" | "stat" | "lstat" | "chmod" | "chown" | "link" | "remove" | "readBytes"
>;

export interface ListenOptions {
  readonly os: ServerOs;
  readonly sockets: Sockets;
  /** Of this process; names the temporary socket (DAEMON-016). */
  readonly pid: number;
  /** The effective user's name, for the message of a chown that is not permitted. */
  readonly user: () => string;
  readonly stderr: (text: string) => void;
  readonly log: Log;
}

/** A listening socket that is there already, and the inode of its file; null for a TCP port. */
export interface ListeningState {
  readonly fd: number;
  readonly inode: number | null;
}

/** A listening socket where the configuration wants it. */
export interface Listening extends ListeningState {
  /** The port bound, of use when port 0 was asked for; null for a unix socket. */
  readonly port: number | null;
  /** Whether clients find it; a socket file may be removed or replaced by others. */
  isThere(): boolean;
  /** Stops listening, and removes the socket file if it is still this one. */
  close(): void;
}
