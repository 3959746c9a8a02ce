import { ByteReader } from "./byte_reader.ts";
import { readHidden } from "./read_hidden.ts";
import type { Terminal } from "./terminal.ts";
import { writeAll } from "./write_all.ts";

const encoder = new TextEncoder();

/** The standard streams of this program. */
export class StdioTerminal implements Terminal {
  readonly #stdin = new ByteReader(Deno.stdin);
  readonly #onInterrupts: (() => void)[] = [];
  #stdoutIsOpen = true;
  #line: Promise<string | null> | undefined;

  /** Once the reader of a pipe is gone, commands still run to their end, and what they print is dropped. */
  write(text: string | Uint8Array): boolean {
    if (!this.#stdoutIsOpen) return false;
    const bytes = typeof text === "string" ? encoder.encode(text) : text;
    this.#stdoutIsOpen = writeAll(Deno.stdout, bytes);
    return this.#stdoutIsOpen;
  }

  writeError(text: string): void {
    writeAll(Deno.stderr, encoder.encode(text));
  }

  /** A line that nobody waited for any more (Ctrl-C in fg) goes to the next one who asks. */
  async readLine(prompt: string): Promise<string | null> {
    this.write(prompt);
    this.#line ??= this.#stdin.textLine();
    const line = await this.#line;
    this.#line = undefined;
    return line;
  }

  async readPassword(prompt: string): Promise<string | null> {
    if (Deno.stdin.isTerminal()) return await readHidden(prompt);
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
