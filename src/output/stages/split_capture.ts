import { concatBytes } from "../../text/bytes/concat_bytes.ts";

const encoder = new TextEncoder();
/** What programs write around the text of an event, as childutils.pcomm does for those in Python (LISTENER-022). */
const BEGIN = encoder.encode("<!--XSUPERVISOR:BEGIN-->");
const END = encoder.encode("<!--XSUPERVISOR:END-->");

/** Where a stream stands between two chunks. */
export interface CaptureState {
  /** Behind a BEGIN token whose END has not come. */
  readonly capturing: boolean;
  /** Bytes at the end of the last chunk that may become a token. */
  readonly held: Uint8Array;
}

export const NOT_CAPTURING: CaptureState = { capturing: false, held: new Uint8Array(0) };

/** What a stream consists of; the tokens themselves are gone (LOG-021). */
export type CapturePiece =
  | { readonly kind: "text"; readonly data: Uint8Array }
  | { readonly kind: "begin" }
  | { readonly kind: "end" };

/**
 * Cuts a chunk at its tokens. Only what could be a token's beginning is held back, so that the texts between the
 * tokens do not depend on where the stream is cut (decided for LOG-022).
 */
export function splitCapture(
  state: CaptureState,
  chunk: Uint8Array,
): readonly [CaptureState, readonly CapturePiece[]] {
  const pieces: CapturePiece[] = [];
  const keep = (data: Uint8Array) => data.length > 0 && pieces.push({ kind: "text", data });
  let { capturing } = state;
  let rest = state.held.length === 0 ? chunk : concatBytes(state.held, chunk);
  for (;;) {
    const token = capturing ? END : BEGIN;
    const at = find(rest, token);
    // A match that the end of the chunk cuts: the caller may reuse the chunk, so it is copied
    if (at + token.length > rest.length) {
      keep(rest.subarray(0, at));
      return [{ capturing, held: rest.slice(at) }, pieces];
    }
    keep(rest.subarray(0, at));
    pieces.push({ kind: capturing ? "end" : "begin" });
    capturing = !capturing;
    rest = rest.subarray(at + token.length);
  }
}

/** Where `token` begins in `data`, or a beginning of it that the end of `data` cuts, or the end of `data`. */
function find(data: Uint8Array, token: Uint8Array): number {
  const [first = 0] = token;
  for (let at = data.indexOf(first); at !== -1; at = data.indexOf(first, at + 1)) {
    if (data.subarray(at, at + token.length).every((byte, index) => byte === token[index])) return at;
  }
  return data.length;
}
