import type { Input } from "../terminal/input.ts";
import { candidateRows } from "./candidate_rows.ts";
import { Display } from "./display.ts";
import { type EditorState, newEditorState } from "./editor_state.ts";
import type { Key } from "../terminal/key.ts";
import { nextKey } from "../terminal/next_key.ts";
import { type KeyEffect, press } from "./press.ts";
import type { View } from "./render.ts";
import type { Screen } from "./screen.ts";
import { searchPrompt } from "./search.ts";
import { completeWord } from "./word_completion.ts";

/** Gives what the word at the end of `line` may become. Never throws. */
export type Complete = (line: string) => Promise<readonly string[]>;

export interface LineRequest {
  readonly prompt: string;
  /** Earlier lines, the oldest first. */
  readonly history?: readonly string[];
  readonly complete?: Complete;
}

/** A line as typed, or how reading it was ended: by Ctrl-D or the terminal's end, or by Ctrl-C. */
export type LineResult = { readonly kind: "line"; readonly text: string } | { readonly kind: "end" | "interrupt" };

export interface ReadingTools {
  readonly input: Input;
  readonly screen: Screen;
  /** What C-y puts in. */
  readonly killed: string;
  /** How long keys behind a Tab wait for it, in ms. */
  readonly patience?: number;
}

/** Enough for "st<Tab><Enter>" typed at once, and too short to be taken for a prompt that hangs. */
const PATIENCE_MS = 300;

/** The reading of one line: a loop around press() and the display, in raw mode until it is disposed of. */
export class Reading implements Disposable {
  readonly #request: LineRequest;
  readonly #input: Input;
  readonly #screen: Screen;
  readonly #display: Display;
  readonly #onChange: Disposable;
  readonly #patience: number;
  #raw: Disposable;
  #state: EditorState;
  #done = false;

  constructor(request: LineRequest, { input, screen, killed, patience = PATIENCE_MS }: ReadingTools) {
    this.#request = request;
    this.#input = input;
    this.#screen = screen;
    this.#patience = patience;
    this.#display = new Display(screen);
    this.#state = newEditorState(request.history ?? [], killed);
    this.#raw = screen.raw();
    this.#onChange = screen.onChange(() => this.#display.redraw());
  }

  get killed(): string {
    return this.#state.killed;
  }

  async result(): Promise<LineResult> {
    for (let result: LineResult | null = null;;) {
      this.#display.draw(this.#view());
      const key = await nextKey(this.#input);
      result = key === null ? { kind: "end" } : await this.#press(key);
      if (result === null) continue;
      this.#done = true;
      this.#display.draw({ ...this.#view(), cursor: this.#state.line.text.length });
      // Compat: CTL-062, the command that ends the shell begins the new line itself
      if (result.kind === "line") this.#display.finish();
      return result;
    }
  }

  [Symbol.dispose](): void {
    this.#onChange[Symbol.dispose]();
    this.#raw[Symbol.dispose]();
    this.#input.cook();
  }

  async #press(key: Key): Promise<LineResult | null> {
    const { state, effect } = press(this.#state, key);
    this.#state = state;
    if (effect.kind === "accept") return { kind: "line", text: state.line.text };
    if (effect.kind === "end" || effect.kind === "interrupt") return { kind: effect.kind };
    await this.#perform(effect);
    return null;
  }

  async #perform(effect: KeyEffect): Promise<void> {
    if (effect.kind === "bell") this.#display.beep();
    if (effect.kind === "clear") this.#display.clear();
    if (effect.kind === "suspend") this.#suspend();
    if (effect.kind === "complete") await this.#complete(effect.list);
  }

  #suspend(): void {
    this.#display.finish();
    this.#raw[Symbol.dispose]();
    this.#screen.suspend();
    this.#raw = this.#screen.raw();
    this.#display.resume();
  }

  /** Typing goes on when candidates take their time; those that come after the line was changed are of no use. */
  async #complete(list: boolean): Promise<void> {
    const { line } = this.#state;
    const offered = this.#request.complete?.(line.text.slice(0, line.cursor)).then((candidates) => {
      if (!this.#done && this.#state.line === line) this.#offer(candidates, list);
    });
    const patience = Promise.withResolvers<void>();
    const timer = setTimeout(patience.resolve, this.#patience);
    await Promise.race([offered, patience.promise]);
    clearTimeout(timer);
  }

  #offer(candidates: readonly string[], list: boolean): void {
    const line = completeWord(this.#state.line, candidates);
    const isUnchanged = line.text === this.#state.line.text;
    if (candidates.length !== 1) this.#display.beep();
    // As in readline, a Tab that completed something is not the first of two
    if (!isUnchanged) this.#state = { ...this.#state, line, run: { kind: "other", count: 0 } };
    if (isUnchanged && list && candidates.length > 1) {
      const { columns, rows } = this.#screen.size();
      this.#display.list(candidateRows(candidates, { width: columns, height: rows - 2 }));
    }
    this.#display.draw(this.#view());
  }

  #view(): View {
    const { line, search } = this.#state;
    const prompt = search === null ? this.#request.prompt : searchPrompt(search);
    return { prompt, text: line.text, cursor: line.cursor };
  }
}
