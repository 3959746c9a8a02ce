import { type AnsiState, stripAnsi, stripAnsiEnd } from "../text/strip_ansi.ts";

/** Takes escape sequences out of one stream where strip_ansi asks for it (LOG-017). */
export class AnsiFilter {
  readonly #enabled: boolean;
  #state: AnsiState = "text";

  constructor(enabled: boolean) {
    this.#enabled = enabled;
  }

  pass(data: Uint8Array): Uint8Array {
    if (!this.#enabled) return data;
    const [clean, state] = stripAnsi(data, this.#state);
    this.#state = state;
    return clean;
  }

  /** What a sequence that never came to its end held back; the stream begins anew. */
  end(): Uint8Array {
    const rest = stripAnsiEnd(this.#state);
    this.#state = "text";
    return rest;
  }
}
