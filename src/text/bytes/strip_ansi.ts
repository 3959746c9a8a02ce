const ESCAPE = 0x1b;
const BRACKET = 0x5b;
const TERMINATORS: ReadonlySet<number> = new Set(new TextEncoder().encode("HfABCDRsuJKhlpm"));

/** Where a stream stands between two chunks: in "text", behind an escape byte, or inside a sequence. */
export type AnsiState = "text" | "escape" | "sequence";

/**
 * Removes ESC [ ... up to and including the first of H f A B C D R s u J K h l p m from one chunk of a stream that
 * begins in "text"; other escapes stay (LOG-017). The state is to be handed to the next chunk, so that the result does
 * not depend on where the stream is cut; an ESC at the very end of a chunk is given back with the next one.
 */
export function stripAnsi(chunk: Uint8Array, state: AnsiState): readonly [clean: Uint8Array, state: AnsiState] {
  if (state === "text" && !chunk.includes(ESCAPE)) return [chunk, state];
  const clean = new Uint8Array(chunk.length + 1);
  let length = 0;
  let now = state;
  for (const byte of chunk) {
    if (now === "sequence") {
      if (TERMINATORS.has(byte)) now = "text";
      continue;
    }
    if (now === "escape" && byte === BRACKET) {
      now = "sequence";
      continue;
    }
    if (now === "escape") clean[length++] = ESCAPE;
    now = byte === ESCAPE ? "escape" : "text";
    if (now === "text") clean[length++] = byte;
  }
  return [clean.subarray(0, length), now];
}

/** What is still held back when the stream ends: the lone ESC after which nothing came. */
export function stripAnsiEnd(state: AnsiState): Uint8Array {
  return state === "escape" ? Uint8Array.of(ESCAPE) : new Uint8Array(0);
}
