import { environment } from "../../../src/os/environment.ts";
import { encodeOsText } from "../../../src/text/bytes/os_text.ts";
import { writeOut } from "../../write_out.ts";
import { Input } from "./input.ts";
import type { Terminal } from "./terminal.ts";
import { terminalTraits } from "./terminal_traits.ts";
import { writeAll } from "./write_all.ts";

/** Of a terminal that does not know. */
const FALLBACK_COLUMNS = 80;
const FALLBACK_ROWS = 24;

/** The standard streams of this program. */
export class StdioTerminal implements Terminal {
  readonly input = new Input(Deno.stdin);
  readonly traits = terminalTraits({
    stdin: Deno.stdin.isTerminal(),
    stdout: Deno.stdout.isTerminal(),
    stderr: Deno.stderr.isTerminal(),
    variable: (name) => environment()[name],
  });
  readonly #onInterrupts: (() => void)[] = [];
  #stdoutIsOpen = true;

  columns(): number {
    return Deno.consoleSize().columns || FALLBACK_COLUMNS;
  }

  rows(): number {
    return Deno.consoleSize().rows || FALLBACK_ROWS;
  }

  /** Once the reader of a pipe is gone, commands still run to their end, and what they print is dropped. */
  write(text: string | Uint8Array): boolean {
    if (!this.#stdoutIsOpen) return false;
    const bytes = typeof text === "string" ? encodeOsText(text) : text;
    this.#stdoutIsOpen = writeOut("stdout", () => writeAll(Deno.stdout, bytes));
    return this.#stdoutIsOpen;
  }

  writeError(text: string): void {
    writeOut("stderr", () => writeAll(Deno.stderr, encodeOsText(text)));
  }

  async readLine(prompt: string, signal?: AbortSignal): Promise<string | null> {
    this.write(prompt);
    return await this.input.line(signal);
  }

  async readPassword(prompt: string): Promise<string | null> {
    if (Deno.stdin.isTerminal()) return await (await import("./read_hidden.ts")).readHidden(this.input, prompt);
    this.writeError(`Warning: Password input may be echoed.\n${prompt}`);
    return await this.readLine("");
  }

  /** The newest of several gets the Ctrl-C; without any the program dies of it, as programs do. */
  onInterrupt(callback: () => void): () => void {
    if (this.#onInterrupts.length === 0) Deno.addSignalListener("SIGINT", this.#interrupt);
    this.#onInterrupts.push(callback);
    return () => {
      this.#onInterrupts.splice(this.#onInterrupts.lastIndexOf(callback), 1);
      if (this.#onInterrupts.length === 0) Deno.removeSignalListener("SIGINT", this.#interrupt);
    };
  }

  readonly #interrupt = () => this.#onInterrupts.at(-1)?.();
}
