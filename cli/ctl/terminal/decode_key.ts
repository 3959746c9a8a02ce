import { decodeText, isControl } from "./decode_text.ts";
import type { DecodedKey } from "./key.ts";

const ESCAPE = 0x1b;
/** No terminal sends longer sequences: what does not end by then is noise. */
const LONGEST = 32;

const CONTROLS: ReadonlyMap<number, string> = new Map([
  [0x08, "Backspace"],
  [0x09, "Tab"],
  [0x0a, "Enter"],
  [0x0d, "Enter"],
  [0x7f, "Backspace"],
]);

/** Behind ESC [ or ESC O: the sequence's parameters and its last byte. */
const SEQUENCES: ReadonlyMap<string, string> = new Map([
  ["A", "Up"],
  ["B", "Down"],
  ["C", "Right"],
  ["D", "Left"],
  ["F", "End"],
  ["H", "Home"],
  ["1~", "Home"],
  ["3~", "Delete"],
  ["4~", "End"],
  ["7~", "Home"],
  ["8~", "End"],
  ["1;3C", "M-f"],
  ["1;3D", "M-b"],
  ["1;5C", "M-f"],
  ["1;5D", "M-b"],
  ["3;3~", "M-d"],
  ["3;5~", "M-d"],
]);

/** The first key in what a terminal sent; null while more bytes are needed to tell. A lone Escape waits for the next. */
export function decodeKey(bytes: Uint8Array): DecodedKey | null {
  const first = bytes[0];
  if (first === undefined) return null;
  if (first === ESCAPE) return decodeEscape(bytes);
  if (!isControl(first)) return decodeText(bytes);
  const name = CONTROLS.get(first) ?? `C-${String.fromCharCode(first + 0x40).toLowerCase()}`;
  return named(name, 1);
}

function decodeEscape(bytes: Uint8Array): DecodedKey | null {
  const second = bytes[1];
  if (second === undefined) return null;
  if (second === ESCAPE) return named("?", 1);
  const introducer = String.fromCharCode(second);
  if (introducer === "[" || introducer === "O") return decodeSequence(bytes);
  const inner = decodeKey(bytes.subarray(1, 2)) ?? decodeKey(bytes.subarray(1));
  if (inner === null) return null;
  const base = inner.key.kind === "text" ? inner.key.text.toLowerCase() : inner.key.name;
  return named(`M-${base}`, inner.length + 1);
}

function decodeSequence(bytes: Uint8Array): DecodedKey | null {
  const last = bytes.findIndex((byte, at) => at >= 2 && byte >= 0x40 && byte <= 0x7e);
  if (last < 0) return bytes.length < LONGEST ? null : named("?", bytes.length);
  const sequence = String.fromCharCode(...bytes.subarray(2, last + 1));
  return named(SEQUENCES.get(sequence) ?? "?", last + 1);
}

function named(name: string, length: number): DecodedKey {
  return { key: { kind: "key", name }, length };
}
