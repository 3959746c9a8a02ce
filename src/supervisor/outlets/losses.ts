import type { Logger } from "../../logs/logger.ts";
import type { Clock } from "../../os/clock.ts";

/** Seconds over which losses are gathered before they are told. */
const PERIOD = 60;

export interface LinesTold {
  /** How many there are. */
  readonly lines: number;
}

/** Counts what a place did not take, and tells it once a minute. */
export class Losses implements Disposable {
  readonly #place: string;
  readonly #clock: Clock;
  readonly #logger: () => Logger | null;
  #total = 0;
  #untold = 0;
  #why = "";
  #cancel: (() => void) | null = null;
  #isOver = false;

  constructor(place: string, { clock, logger }: { readonly clock: Clock; readonly logger: () => Logger | null }) {
    this.#place = place;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Lines since the start. */
  get total(): number {
    return this.#total;
  }

  add(lines: number, why: string): void {
    if (lines === 0) return;
    this.#total += lines;
    this.#untold += lines;
    this.#why = why;
    if (this.#isOver) return;
    this.#cancel ??= this.#clock.at(this.#clock.monotonic() + PERIOD, () => this.#tell());
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#cancel?.();
    if (this.#untold > 0) this.#tell();
  }

  #tell(): void {
    this.#cancel = null;
    const what = `${this.#untold} ${this.#untold === 1 ? "line" : "lines"} to ${this.#place}`;
    this.#untold = 0;
    this.#logger()?.log("warn", `Cannot write ${what}: ${this.#why}; they are lost`);
  }
}
