/** Random choices from a seed (mulberry32), so that whatever they lead to can be repeated. */
export class Random {
  #state: number;

  constructor(readonly seed: number) {
    this.#state = seed | 0;
  }

  /** At least 0, below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, at least 0, below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of `choices`, which may not be empty. */
  pick<T>(choices: readonly T[]): T {
    const index = this.below(choices.length);
    for (const choice of choices.slice(index)) return choice;
    throw new RangeError("Cannot pick: there is nothing to choose from");
  }

  /** At least `from`, at most `to` results of `make`. */
  list<T>({ from, to }: { readonly from: number; readonly to: number }, make: () => T): T[] {
    return Array.from({ length: from + this.below(to - from + 1) }, make);
  }
}
