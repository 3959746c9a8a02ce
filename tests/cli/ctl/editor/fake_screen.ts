import type { Screen, ScreenSize } from "../../../../cli/ctl/editor/screen.ts";

/** A screen that notes what is done to it; the tests of display.ts and reading.ts look at it as text. */
export class FakeScreen implements Screen {
  written = "";
  rawDepth = 0;
  suspensions = 0;
  #size: ScreenSize;
  readonly #callbacks = new Set<() => void>();

  constructor(size: ScreenSize = { columns: 40, rows: 10 }) {
    this.#size = size;
  }

  readonly size = () => this.#size;

  readonly write = (text: string) => void (this.written += text);

  readonly raw = () => {
    this.rawDepth++;
    return { [Symbol.dispose]: () => void this.rawDepth-- };
  };

  readonly suspend = () => {
    if (this.rawDepth !== 0) throw new Error("Cannot suspend: the terminal is raw");
    this.suspensions++;
  };

  readonly onChange = (callback: () => void) => {
    this.#callbacks.add(callback);
    return { [Symbol.dispose]: () => void this.#callbacks.delete(callback) };
  };

  resize(size: ScreenSize): void {
    this.#size = size;
    for (const callback of this.#callbacks) callback();
  }

  get isWatched(): boolean {
    return this.#callbacks.size > 0;
  }

  /** What was written since the last look, with escape sequences as ^[. */
  look(): string {
    const text = this.written.replaceAll("\x1b", "^");
    this.written = "";
    return text;
  }
}
