import type { RpcInput, RpcValue } from "../rpc/codec/xmlrpc_value.ts";

/** How a tail ended: the server closed it or we did, or in an error with the text that goes to stderr. */
export type TailEnd = { readonly kind: "closed" } | { readonly kind: "error"; readonly text: string };

/** What answers calls: a server far away, or a supervisor in this very program. */
export interface Caller {
  /**
   * Calls a method by its full name, such as "supervisor.getState". Throws RpcFault; a server far away also throws
   * ProtocolError, ConnectionError or another PythonError.
   */
  call(method: string, params: readonly RpcValue[]): Promise<RpcInput>;
}

/** The daemon as commands see it. One is opened for each command line; tests give a fake. */
export interface Server extends Caller, Disposable {
  /**
   * Streams the body of GET `path` until the server ends it or `signal` aborts; never throws for server trouble. There
   * are "/logtail/NAMESPEC", the same with "/stderr" behind it (HTTP-027), and "/mainlogtail" (HTTP-032).
   */
  tail(path: string, options: TailOptions): Promise<TailEnd>;
}

/** How long a log is followed, and who takes it. */
export interface TailOptions {
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Takes what arrives, as it arrives; false when nobody wants more. */
  readonly onBytes: (bytes: Uint8Array) => boolean;
}

/** Which server to talk to, and as whom. */
export interface ServerLogin {
  /** "http://host:port" or "unix:///path", as serverurl of [supervisorctl] (CFG-102). */
  readonly url: string;
  /** Sent with the password, in clear text; without one of them nothing is sent. */
  readonly username?: string | undefined;
  /** In clear text, as the server's password= (CFG-103). */
  readonly password?: string | undefined;
}

/** Gives the server at `login`; nothing is connected before the first call. */
export type OpenServer = (login: ServerLogin) => Server;
