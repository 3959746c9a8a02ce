/** What every HTTP server has. */
export interface ServerCommon {
  /** The section's name, as the no-authentication log line shows it. */
  readonly section: string;
  /** null: no authentication. Both or neither (CFG-095). */
  readonly credentials: { readonly username: string; readonly password: string } | null;
  /** Whether pages of other sites may have us act; ours alone, the original knows no such option. */
  readonly allowCrossSite: boolean;
  /** Names, beside its own, under which a server without a password acts for browsers; ours alone, too. */
  readonly allowedHosts: readonly string[];
}

/** An [inet_http_server]; an empty host means all IPv4 interfaces. */
export interface InetServerConfig extends ServerCommon {
  /** A TCP port. */
  readonly transport: "inet";
  /** A name or an IPv4 address, in lower case (CFG-097). */
  readonly host: string;
  /** 1 to 65535 (CFG-098). */
  readonly port: number;
}

/** A [unix_http_server]; `file` is absolute. */
export interface UnixServerConfig extends ServerCommon {
  /** A unix socket. */
  readonly transport: "unix";
  /** The socket's path (CFG-092). */
  readonly file: string;
  /** The permissions of the socket (CFG-093). */
  readonly mode: number;
  /** -1 leaves that id as it is (CFG-094). */
  readonly owner: { readonly uid: number; readonly gid: number };
}

/** An HTTP server of either kind, told apart by `transport`. */
export type ServerConfig = InetServerConfig | UnixServerConfig;
