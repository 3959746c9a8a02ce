import { pythonRepr } from "./python_repr.ts";

const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of `bytes`, or where they are not UTF-8 "Undecodable: b'...'" (EVT-013, LOG-018). */
export function decodeOrRepr(bytes: Uint8Array): string {
  try {
    return STRICT.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return `Undecodable: ${pythonRepr(bytes)}`;
  }
}
