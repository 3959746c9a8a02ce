/**
 * What the output of a child consists of on its way from the pipe to where it goes: text, and where captured text begins
 * and ends. `data` is never empty, and valid during the call only.
 */
export type Piece =
  | { readonly kind: "text"; readonly data: Uint8Array; readonly captured: boolean }
  | { readonly kind: "begin" | "end" };
