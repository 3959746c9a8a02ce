import type { LostLines } from "../../explain/model/facts.ts";
import type { Logger } from "../../logs/logger.ts";
import type { Clock } from "../../os/clock.ts";
import type { Loss } from "../../output/sinks/log.ts";

/** Seconds over which losses are gathered before they are told. */
const PERIOD = 60;

/** What a place has lost, as plain JSON; `last` is when, in seconds of the wall clock. */
export interface LossesSnapshot {
  readonly total: number;
  readonly untold: number;
  readonly why: string;
  readonly last: number;
}

interface LossesOptions {
  readonly clock: Clock;
  readonly logger: () => Logger | null;
  /** null: nothing yet. */
  readonly state: LossesSnapshot | null;
}

/** Counts what a place did not take, and tells it once a minute. */
export class Losses implements Disposable {
  readonly #place: string;
  readonly #clock: Clock;
  readonly #logger: () => Logger | null;
  #total: number;
  #untold: number;
  #why: string;
  #last: number;
  #cancel: (() => void) | null = null;
  #isOver = false;

  constructor(place: string, { clock, logger, state }: LossesOptions) {
    this.#place = place;
    this.#clock = clock;
    this.#logger = logger;
    this.#total = state?.total ?? 0;
    this.#untold = state?.untold ?? 0;
    this.#why = state?.why ?? "";
    this.#last = state?.last ?? 0;
    if (this.#untold > 0) this.#tellSoon();
  }

  get view(): LostLines {
    return { sink: this.#place, lines: this.#total, why: this.#why, last: Math.trunc(this.#last) };
  }

  snapshot(): LossesSnapshot {
    return { total: this.#total, untold: this.#untold, why: this.#why, last: this.#last };
  }

  add({ lines, why, isTold = true }: Loss): void {
    if (lines === 0) return;
    this.#total += lines;
    this.#why = why;
    this.#last = this.#clock.now();
    if (!isTold) return;
    this.#untold += lines;
    this.#tellSoon();
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#cancel?.();
    if (this.#untold > 0) this.#tell();
  }

  #tellSoon(): void {
    if (!this.#isOver) this.#cancel ??= this.#clock.at(this.#clock.monotonic() + PERIOD, () => this.#tell());
  }

  #tell(): void {
    this.#cancel = null;
    const what = `${this.#untold} ${this.#untold === 1 ? "line" : "lines"} to ${this.#place}`;
    this.#untold = 0;
    this.#logger()?.log("warn", `Cannot write ${what}: ${this.#why}; they are lost`);
  }
}
