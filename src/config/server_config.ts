interface ServerCommon {
  /** The section's name, as the no-authentication log line shows it. */
  readonly section: string;
  /** null: no authentication. Both or neither. */
  readonly credentials: { readonly username: string; readonly password: string } | null;
  /** Whether pages of other sites may have us act; ours alone, the original knows no such option. */
  readonly allowCrossSite: boolean;
  /** Names, beside its own, under which a server without a password acts for browsers; ours alone, too. */
  readonly allowedHosts: readonly string[];
}

/** An [inet_http_server]; an empty host means all IPv4 interfaces. */
export interface InetServerConfig extends ServerCommon {
  readonly transport: "inet";
  readonly host: string;
  readonly port: number;
}

/** A [unix_http_server]; `file` is absolute. */
export interface UnixServerConfig extends ServerCommon {
  readonly transport: "unix";
  readonly file: string;
  readonly mode: number;
  /** -1 leaves that id as it is. */
  readonly owner: { readonly uid: number; readonly gid: number };
}

export type ServerConfig = InetServerConfig | UnixServerConfig;
