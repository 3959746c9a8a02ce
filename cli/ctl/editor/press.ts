import { type EditorState, newEditorState } from "./editor_state.ts";
import type { Key } from "../terminal/key.ts";
import { KEYMAP } from "./keymap.ts";
import { insert } from "./line.ts";
import { beginSearch, searchKey } from "./search.ts";

/**
 * What else a key asks for: to take the line, to leave at the end of input or by Ctrl-C, to complete the word (`list`:
 * to show what there is), to clear the screen, to stop the program, or to beep.
 */
export type KeyEffect =
  | { readonly kind: "none" | "accept" | "end" | "interrupt" | "clear" | "suspend" | "bell" }
  | { readonly kind: "complete"; readonly list: boolean };

export interface Pressed {
  readonly state: EditorState;
  readonly effect: KeyEffect;
}

const NONE: KeyEffect = { kind: "none" };

/** Keys that do something besides editing. */
const EFFECTS: ReadonlyMap<string, KeyEffect> = new Map<string, KeyEffect>([
  ["Enter", { kind: "accept" }],
  ["C-c", { kind: "interrupt" }],
  ["C-l", { kind: "clear" }],
  ["C-z", { kind: "suspend" }],
]);

/** The whole of the line editor: what one key makes of the state. */
export function press(state: EditorState, key: Key): Pressed {
  const searched = searchKey(state, key);
  if (searched !== null) return { state: searched, effect: searched.search?.failed ? { kind: "bell" } : NONE };
  const plain = { ...state, search: null };
  if (key.kind === "text") return { state: edited(plain, { line: insert(plain.line, key.text) }), effect: NONE };
  return pressNamed(plain, key.name);
}

function pressNamed(state: EditorState, name: string): Pressed {
  if (name === "Tab") return complete(state);
  if (name === "C-d" && state.line.text === "") return { state, effect: { kind: "end" } };
  // Typed by mistake it costs the line alone: a second one leaves
  if (name === "C-c" && state.line.text !== "") {
    return { state: newEditorState(state.history, state.killed), effect: NONE };
  }
  if (name === "C-r") return { state: beginSearch(edited(state, {})), effect: NONE };
  const effect = EFFECTS.get(name);
  if (effect !== undefined) return { state: edited(state, {}), effect };
  const change = KEYMAP.get(name)?.(state);
  if (change === undefined || change === null) return { state: edited(state, {}), effect: { kind: "bell" } };
  return { state: edited(state, change), effect: NONE };
}

function complete(state: EditorState): Pressed {
  const count = state.run.kind === "tab" ? state.run.count + 1 : 1;
  return { state: { ...state, run: { kind: "tab", count } }, effect: { kind: "complete", list: count > 1 } };
}

/** A change ends a run of kills or Tabs unless it says that it goes on. */
function edited(state: EditorState, change: Partial<EditorState>): EditorState {
  return { ...state, run: { kind: "other", count: 0 }, ...change };
}
