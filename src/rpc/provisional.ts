import type { RpcValue } from "./codec/xmlrpc_value.ts";

/**
 * An answer that another program gives for us once it has taken our place: it is made ready, and `instead` is called
 * before any of it is sent. That comes back only by rejecting, with the RpcFault that is sent in its place.
 */
export class Provisional {
  /** Takes the answer, and what is to be done instead of giving it. */
  constructor(readonly value: RpcValue, readonly instead: () => Promise<never>) {}
}
