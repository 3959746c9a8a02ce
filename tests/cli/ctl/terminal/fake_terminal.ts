import { NO_TRAITS, type Terminal, type TerminalTraits } from "../../../../cli/ctl/terminal/terminal.ts";

/** A terminal with the lines that will be typed; it keeps all that is shown, prompts included. */
export class FakeTerminal implements Terminal {
  stdout = "";
  stderr = "";
  /** Whether anybody reads stdout; when not, nothing is kept. */
  open = true;
  traits: TerminalTraits = NO_TRAITS;
  width = 80;
  height = 24;
  readonly #typed: string[];
  readonly #interrupts: (() => void)[] = [];

  constructor(typed: readonly string[] = []) {
    this.#typed = [...typed];
  }

  readonly columns = () => this.width;
  readonly rows = () => this.height;

  write(text: string | Uint8Array): boolean {
    if (this.open) this.stdout += typeof text === "string" ? text : new TextDecoder().decode(text);
    return this.open;
  }

  writeError(text: string): void {
    this.stderr += text;
  }

  /** As with a pipe, what is typed is not echoed. */
  readLine(prompt: string): Promise<string | null> {
    this.write(prompt);
    return Promise.resolve(this.#typed.shift() ?? null);
  }

  readPassword(prompt: string): Promise<string | null> {
    this.writeError(prompt);
    return Promise.resolve(this.#typed.shift() ?? null);
  }

  onInterrupt(callback: () => void): () => void {
    this.#interrupts.push(callback);
    return () => this.#interrupts.splice(this.#interrupts.lastIndexOf(callback), 1);
  }

  /** Ctrl-C. */
  interrupt(): void {
    this.#interrupts.at(-1)?.();
  }

  get waitsForInterrupt(): boolean {
    return this.#interrupts.length > 0;
  }
}
