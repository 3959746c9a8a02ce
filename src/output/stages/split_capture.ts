import { concatBytes } from "../../text/bytes/concat_bytes.ts";
import type { Piece } from "./piece.ts";

/** What programs write around the text of an event, as childutils.pcomm does for those in Python (LISTENER-022). */
const BEGIN = { bytes: new TextEncoder().encode("<!--XSUPERVISOR:BEGIN-->"), piece: { kind: "begin" } } as const;
const END = { bytes: new TextEncoder().encode("<!--XSUPERVISOR:END-->"), piece: { kind: "end" } } as const;

/** Where a stream stands between two chunks. */
export interface CaptureState {
  /** Behind a BEGIN token whose END has not come. */
  readonly capturing: boolean;
  /** Bytes at the end of the last chunk that may become a token. */
  readonly held: Uint8Array;
}

export const NOT_CAPTURING: CaptureState = { capturing: false, held: new Uint8Array(0) };

/**
 * Cuts a chunk at its tokens, which are gone then (LOG-021). Only what could be a token's beginning is held back, so that
 * the texts between the tokens do not depend on where the stream is cut (decided for LOG-022).
 */
export function splitCapture(state: CaptureState, chunk: Uint8Array): readonly [CaptureState, readonly Piece[]] {
  const pieces: Piece[] = [];
  const data = state.held.length === 0 ? chunk : concatBytes(state.held, chunk);
  let captured = state.capturing;
  for (let from = 0;;) {
    const { bytes: token, piece } = captured ? END : BEGIN;
    const at = find(token, { data, from });
    if (at > from) pieces.push({ kind: "text", data: data.subarray(from, at), captured });
    from = at + token.length;
    // A match that the end of the chunk cuts: the caller may reuse the chunk, so it is copied
    if (from > data.length) return [{ capturing: captured, held: data.slice(at) }, pieces];
    pieces.push(piece);
    captured = !captured;
  }
}

/** Where `token` begins in `data`, or a beginning of it that the end of `data` cuts, or the end of `data`. */
function find(token: Uint8Array, { data, from }: { readonly data: Uint8Array; readonly from: number }): number {
  const [first = 0] = token;
  for (let at = data.indexOf(first, from); at !== -1; at = data.indexOf(first, at + 1)) {
    const length = Math.min(token.length, data.length - at);
    let same = 1;
    while (same < length && data[at + same] === token[same]) same++;
    if (same === length) return at;
  }
  return data.length;
}
