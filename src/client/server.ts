import type { RpcInput, RpcValue } from "../rpc/xmlrpc_value.ts";

/** How a tail ended: the server closed it or we did, or in an error with the text that goes to stderr. */
export type TailEnd = { readonly kind: "closed" } | { readonly kind: "error"; readonly text: string };

/** The daemon as commands see it. One is opened for each command line; tests give a fake. */
export interface Server extends Disposable {
  /** Calls a method by its full name. Throws RpcFault, ProtocolError, ConnectionError or another PythonError. */
  call(method: string, params: readonly RpcValue[]): Promise<RpcInput>;
  /** Streams the body of GET `path` until the server ends it or `signal` aborts; never throws for server trouble. */
  tail(path: string, options: TailOptions): Promise<TailEnd>;
}

export interface TailOptions {
  readonly signal: AbortSignal;
  /** Takes what arrives, as it arrives; false when nobody wants more. */
  readonly onBytes: (bytes: Uint8Array) => boolean;
}

/** Which server to talk to, and as whom. */
export interface ServerLogin {
  readonly url: string;
  readonly username: string | undefined;
  readonly password: string | undefined;
}

/** Gives the server at `login`; nothing is connected before the first call. */
export type OpenServer = (login: ServerLogin) => Server;
