import type { Input } from "../terminal/input.ts";
import { type LineRequest, type LineResult, Reading } from "./reading.ts";
import type { Screen } from "./screen.ts";

/** Reads lines from a terminal, one after the other; what was cut from one can be put into the next. */
export class LineEditor {
  readonly #input: Input;
  readonly #screen: Screen;
  #killed = "";

  constructor(input: Input, screen: Screen) {
    this.#input = input;
    this.#screen = screen;
  }

  /** Reads one line. The terminal is as it was before when this ends, however it ends. */
  async read(request: LineRequest): Promise<LineResult> {
    using reading = new Reading(request, { input: this.#input, screen: this.#screen, killed: this.#killed });
    const result = await reading.result();
    this.#killed = reading.killed;
    return result;
  }
}
