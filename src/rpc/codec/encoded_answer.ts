import type { RpcValue } from "./xmlrpc_value.ts";

/** An answer that is large and encoded once for all who ask for it at the same time. */
export class EncodedAnswer {
  /** Takes the whole document, and what gives the value where that is a part of another answer. */
  constructor(readonly document: Uint8Array, readonly value: () => RpcValue) {}
}
