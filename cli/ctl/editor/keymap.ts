import type { EditorState } from "./editor_state.ts";
import { moveInHistory } from "./history_moves.ts";
import { cut, insert, type Line } from "./line.ts";
import { POSITIONS } from "./positions.ts";
import { transpose } from "./transpose.ts";

/** What a key changes; null when it has nothing to work on, which beeps. */
export type Edit = (state: EditorState) => Partial<EditorState> | null;

type Position = (line: Line) => number;

function move(to: Position): Edit {
  return ({ line }) => ({ line: { ...line, cursor: to(line) } });
}

function erase(to: Position): Edit {
  return ({ line }) => {
    const { line: left, removed } = cut(line, to(line));
    return removed === "" ? null : { line: left };
  };
}

/** As erase, for C-y to bring back; cuts in a row come back together. */
function kill(to: Position): Edit {
  return (state) => {
    const end = to(state.line);
    const { line, removed } = cut(state.line, end);
    const before = state.run.kind === "kill" ? state.killed : "";
    const killed = end < state.line.cursor ? removed + before : before + removed;
    return { line, killed: removed === "" ? state.killed : killed, run: { kind: "kill", count: 1 } };
  };
}

const { start, end, previous, next, wordStart, wordEnd, blankBefore } = POSITIONS;

/** The keys that edit, as Emacs and readline have them. */
export const KEYMAP: ReadonlyMap<string, Edit> = new Map<string, Edit>([
  ["Left", move(previous)],
  ["C-b", move(previous)],
  ["Right", move(next)],
  ["C-f", move(next)],
  ["Home", move(start)],
  ["C-a", move(start)],
  ["End", move(end)],
  ["C-e", move(end)],
  ["M-b", move(wordStart)],
  ["M-f", move(wordEnd)],
  ["Backspace", erase(previous)],
  ["Delete", erase(next)],
  ["C-d", erase(next)],
  ["C-k", kill(end)],
  ["C-u", kill(start)],
  ["C-w", kill(blankBefore)],
  ["M-Backspace", kill(wordStart)],
  ["M-d", kill(wordEnd)],
  ["C-y", ({ line, killed }) => ({ line: insert(line, killed) })],
  ["C-t", ({ line }) => transpose(line)],
  ["Up", moveInHistory((position) => position - 1)],
  ["C-p", moveInHistory((position) => position - 1)],
  ["Down", moveInHistory((position) => position + 1)],
  ["C-n", moveInHistory((position) => position + 1)],
  ["M-<", moveInHistory(() => 0)],
  ["M->", moveInHistory((_, newest) => newest)],
  ["C-g", () => null],
]);
