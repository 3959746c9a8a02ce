import { formatHistory, type HistoryText, parseHistory } from "./history_file.ts";

/** Where history is kept between sessions. Neither throws for what happens to files. */
export interface HistoryStore {
  /** The file's text; null when it cannot be read. */
  readonly read: () => string | null;
  readonly write: (text: string) => void;
}

/** The lines typed so far, over sessions when there is a store (CTL-087). */
export class History {
  #text: HistoryText;
  readonly #store: HistoryStore | null;

  constructor(store: HistoryStore | null) {
    this.#store = store;
    this.#text = parseHistory(store?.read() ?? "");
  }

  get lines(): readonly string[] {
    return this.#text.lines;
  }

  /** Adds a line unless it is empty or a repetition, as the original does. */
  add(line: string): void {
    if (line === "" || line === this.lines.at(-1)) return;
    this.#text = { ...this.#text, lines: [...this.lines, line] };
  }

  save(): void {
    this.#store?.write(formatHistory(this.#text));
  }
}
