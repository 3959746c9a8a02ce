import { EMPTY_LINE, type Line } from "./line.ts";

/** All that a key may change. */
export interface EditorState {
  readonly line: Line;
  /** Earlier lines, the oldest first. */
  readonly history: readonly string[];
  /** Which of them is shown; history.length for the line that is new. */
  readonly position: number;
  /** Lines left by Up and Down after they were changed, by position; forgotten with the next Enter. */
  readonly drafts: ReadonlyMap<number, string>;
  /** What was last cut out; C-y puts it back. */
  readonly killed: string;
  /** How often the same kind of key came in a row: cuts are then joined, and a second Tab lists. */
  readonly run: { readonly kind: "kill" | "tab" | "other"; readonly count: number };
  readonly search: Search | null;
}

/** A search through history as it is typed. */
export interface Search {
  readonly query: string;
  readonly failed: boolean;
  /** What comes back when it is given up. */
  readonly before: { readonly line: Line; readonly position: number };
}

/** A new line after those of `history`. */
export function newEditorState(history: readonly string[], killed = ""): EditorState {
  return {
    line: EMPTY_LINE,
    history,
    position: history.length,
    drafts: new Map(),
    killed,
    run: { kind: "other", count: 0 },
    search: null,
  };
}
