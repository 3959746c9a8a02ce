/** Milliseconds between two looks: how exact it is, at best. */
const PAUSE = 2;

/** Watches a log, and measures for how long at most it has not grown. */
export class Silence implements Disposable {
  readonly #path: string;
  #size: number;
  #since = performance.now();
  #longest = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(path: string) {
    this.#path = path;
    this.#size = Deno.statSync(path).size;
    this.#look();
  }

  /** Milliseconds, so far. */
  get longest(): number {
    this.#measure();
    return this.#longest;
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  #look(): void {
    // Deno 2.6.8 calls what was due already, though it has been cleared
    if (this.#isOver) return;
    this.#measure();
    this.#timer = setTimeout(() => this.#look(), PAUSE);
  }

  #measure(): void {
    const { size } = Deno.statSync(this.#path);
    if (size === this.#size) return;
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#since);
    this.#since = now;
    this.#size = size;
  }
}
