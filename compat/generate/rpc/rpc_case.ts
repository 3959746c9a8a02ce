import type { XmlCall } from "../daemons/daemon.ts";

export interface RpcStep extends XmlCall {
  /** Whether the daemon may be in another state afterwards. */
  readonly changes: boolean;
}

/** Calls, made one after the other. */
export type RpcCase = readonly RpcStep[];
