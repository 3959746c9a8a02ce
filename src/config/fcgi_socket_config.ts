/** The listening socket of an [fcgi-program:x]; `url` is as shown in logs (host in lower case). */
export type FcgiSocketConfig =
  | {
    readonly transport: "unix";
    readonly url: string;
    readonly path: string;
    readonly mode: number;
    /** null leaves the owner as it is. */
    readonly owner: { readonly uid: number; readonly gid: number } | null;
    /** null: the system's SOMAXCONN. */
    readonly backlog: number | null;
  }
  | {
    readonly transport: "tcp";
    readonly url: string;
    readonly host: string;
    readonly port: number;
    readonly backlog: number | null;
  };
