import type { EditorState } from "./editor_state.ts";
import { lineOf } from "./line.ts";

/** Shows another line of history; what was changed in the one left is kept until Enter. */
export function moveInHistory(to: (position: number, newest: number) => number) {
  return (state: EditorState): Partial<EditorState> | null => {
    const { history, line } = state;
    const position = to(state.position, history.length);
    if (position === state.position || position < 0 || position > history.length) return null;
    const drafts = new Map(state.drafts).set(state.position, line.text);
    return { position, drafts, line: lineOf(drafts.get(position) ?? history[position] ?? "") };
  };
}
