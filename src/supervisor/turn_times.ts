/** Up to so many seconds turns are counted together. */
export const TURN_BOUNDS = [0.001, 0.01, 0.1, 1] as const;

/** How long turns took. */
export interface TurnTimesView {
  /** Of each bound, how many took no longer. */
  readonly counts: readonly number[];
  readonly count: number;
  /** Seconds. */
  readonly sum: number;
}

/** Adds up how long turns took: meanwhile nothing else goes on. */
export class TurnTimes {
  readonly #counts = TURN_BOUNDS.map(() => 0);
  #count = 0;
  #sum = 0;

  add(seconds: number): void {
    this.#count += 1;
    this.#sum += seconds;
    for (let bound = TURN_BOUNDS.length - 1; bound >= 0 && seconds <= (TURN_BOUNDS[bound] ?? 0); bound--) {
      this.#counts[bound] = (this.#counts[bound] ?? 0) + 1;
    }
  }

  view(): TurnTimesView {
    return { counts: [...this.#counts], count: this.#count, sum: this.#sum };
  }
}
