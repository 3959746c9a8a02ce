import type { RpcValue } from "./xmlrpc_value.ts";

/** An answer that is large and encoded once for all who ask for it at the same time. */
export class EncodedAnswer {
  /** Takes the document in pieces, and what gives the value where that is a part of another answer. */
  constructor(readonly pieces: readonly Uint8Array[], readonly value: () => RpcValue) {}
}
