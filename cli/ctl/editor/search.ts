import type { EditorState, Search } from "./editor_state.ts";
import type { Key } from "../terminal/key.ts";

type Direction = -1 | 1;
const DIRECTIONS: ReadonlyMap<string, Direction> = new Map([["C-r", -1], ["C-s", 1]]);

/** Begins a search at the newest line. */
export function beginSearch(state: EditorState): EditorState {
  const before = { line: state.line, position: state.position };
  return { ...state, search: { query: "", failed: false, before } };
}

/** What a key does to a running search; null when it ends the search and is then to be taken as usual. */
export function searchKey(state: EditorState, key: Key): EditorState | null {
  const { search } = state;
  if (search === null) return null;
  if (key.kind === "text") return Array.from(key.text).reduce(extend, state);
  const step = DIRECTIONS.get(key.name);
  if (step !== undefined) return find(state, { query: search.query, from: state.position + step, step });
  if (key.name === "C-g") return { ...state, ...search.before, search: null };
  if (key.name !== "Backspace") return null;
  const query = Array.from(search.query).slice(0, -1).join("");
  return find(state, { query, from: search.before.position, step: -1 });
}

/** The line found stays as long as it holds what is searched for. */
function extend(state: EditorState, char: string): EditorState {
  return find(state, { query: (state.search?.query ?? "") + char, from: state.position, step: -1 });
}

interface Quest {
  readonly query: string;
  readonly from: number;
  readonly step: Direction;
}

function find(state: EditorState, { query, from, step }: Quest): EditorState {
  const { history, search } = state;
  if (search === null) return state;
  const lines = [...history, search.before.line.text];
  for (let position = Math.min(from, lines.length - 1); position >= 0 && position < lines.length; position += step) {
    const text = lines[position] ?? "";
    const cursor = text.lastIndexOf(query);
    if (cursor >= 0) return { ...state, position, line: { text, cursor }, search: { ...search, query, failed: false } };
  }
  return { ...state, search: { ...search, query, failed: true } };
}

/** What stands in the prompt's place while searching. */
export function searchPrompt({ query, failed }: Search): string {
  return `(${failed ? "failed " : ""}reverse-i-search)\`${query}': `;
}
