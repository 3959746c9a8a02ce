/**
 * What was typed: text to insert, or a key by its name: "Enter", "Tab", "Backspace", "Delete", "Up", "Down", "Left",
 * "Right", "Home", "End", "C-x" with the control key, "M-x" with Alt or after Escape, "?" for one without a meaning.
 */
export type Key = { readonly kind: "text"; readonly text: string } | { readonly kind: "key"; readonly name: string };
