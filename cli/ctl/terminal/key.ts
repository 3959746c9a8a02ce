/**
 * What was typed: text to insert, or a key by its name: "Enter", "Tab", "Backspace", "Delete", "Up", "Down", "Left",
 * "Right", "Home", "End", "C-x" with the control key, "M-x" with Alt or after Escape, "?" for one without a meaning.
 */
export type Key = { readonly kind: "text"; readonly text: string } | { readonly kind: "key"; readonly name: string };

/** A key and the number of bytes that it took. */
export interface DecodedKey {
  readonly key: Key;
  readonly length: number;
}
