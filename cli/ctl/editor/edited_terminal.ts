import { Interrupt } from "../terminal/interrupt.ts";
import type { StdioTerminal } from "../terminal/stdio_terminal.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { History, type HistoryStore } from "./history.ts";
import { LineEditor } from "./line_editor.ts";
import type { Complete, LineRequest } from "./reading.ts";
import { TERMINAL_SCREEN } from "./terminal_screen.ts";

/** A terminal whose questions and command lines are typed in a line editor; the history is saved when disposed of. */
export class EditedTerminal implements Terminal, Disposable {
  readonly #plain: StdioTerminal;
  readonly #editor: LineEditor;
  readonly #history: History;

  constructor(plain: StdioTerminal, store: HistoryStore | null) {
    this.#plain = plain;
    this.#editor = new LineEditor(plain.input, TERMINAL_SCREEN);
    this.#history = new History(store);
  }

  get traits() {
    return this.#plain.traits;
  }

  readonly columns = () => this.#plain.columns();
  readonly rows = () => this.#plain.rows();
  readonly write = (text: string | Uint8Array) => this.#plain.write(text);
  readonly writeError = (text: string) => this.#plain.writeError(text);
  readonly readPassword = (prompt: string) => this.#plain.readPassword(prompt);
  readonly onInterrupt = (callback: () => void) => this.#plain.onInterrupt(callback);

  /** Without a prompt the lines are a process's input, which comes and goes between its output: nothing to edit. */
  async readLine(prompt: string, signal?: AbortSignal): Promise<string | null> {
    return prompt === "" ? await this.#plain.readLine(prompt, signal) : await this.#read({ prompt });
  }

  /** Reads a command line, with history and completion. */
  async readCommand(prompt: string, complete: Complete): Promise<string | null> {
    const line = await this.#read({ prompt, history: this.#history.lines, complete });
    if (line !== null) this.#history.add(line);
    return line;
  }

  [Symbol.dispose](): void {
    this.#history.save();
  }

  async #read(request: LineRequest): Promise<string | null> {
    const result = await this.#editor.read(request);
    if (result.kind === "interrupt") throw new Interrupt();
    return result.kind === "line" ? result.text : null;
  }
}
