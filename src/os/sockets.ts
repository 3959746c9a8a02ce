import type { OsError } from "./os.ts";

/** A TCP socket that listens, with SO_REUSEADDR: `host` is an address of that version of IP, or a name that stands for one. */
export interface TcpRequest {
  readonly version: 4 | 6;
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
}

/** The other end of a TCP connection: its address in figures. */
export interface PeerAddress {
  readonly host: string;
  readonly port: number;
}

/** A connection that was waiting; the other end of one over a unix socket has no address. */
export interface Accepted {
  readonly fd: number;
  readonly peer: PeerAddress | null;
}

/**
 * The sockets of servers and probes, on plain descriptors: they are all close-on-exec and never block, and unlike the runtime's own
 * they can be handed to another image of this program. Read, write and close them by Os. Every call throws OsError.
 */
export interface Sockets {
  /** `call` is "getaddrinfo" and `errno` its status where the host has no such address. */
  listenTcp(request: TcpRequest): number;
  /** Nobody may connect yet: the file has no mode bits (unix(7)). ENAMETOOLONG where the path has no room. */
  listenUnix(path: string): number;
  /** The port of a TCP socket, null for any other (getsockname(2)). */
  localPort(fd: number): number | null;
  /** accept4(2); a client that has gone again while it waited is passed over. */
  accept(fd: number): Accepted | "would_block";
  /** A connection to who listens at that path; EAGAIN where its queue is full (connect(2)). */
  connectUnix(path: string): number;
  /**
   * Connects over TCP to an address in figures, as resolve() gives them, or begins to: then the socket can be written once
   * that has succeeded or failed. On this machine it mostly is done at once.
   */
  connectTcp(address: PeerAddress): { readonly fd: number; readonly isDone: boolean };
  /** A socket whose datagrams go to that address in figures. */
  connectUdp(address: PeerAddress): number;
  /** Why what was begun has failed; null where it has not. */
  connectFailure(fd: number): OsError | null;
  /** The addresses of a host in figures, in the order in which they are to be tried. Rejects with OsError ("getaddrinfo"). */
  resolve(host: string): Promise<readonly string[]>;
  /** A socket with that path that gets datagrams, one with each read, of our user and of who owns the file. */
  receiveUnix(path: string): number;
  /**
   * Sends a GET by HTTPS and gives the status of the answer; no redirection is followed. Rejects with an Error, also where
   * the certificate is of nobody who is trusted.
   */
  httpsStatus(
    url: string,
    request: { readonly signal: AbortSignal; readonly headers: Readonly<Record<string, string>> },
  ): Promise<number>;
  /** shutdown(SHUT_WR): the other end reads an end, and may go on to send. */
  endWriting(fd: number): void;
}
