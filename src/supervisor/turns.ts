import { TurnTimes } from "./turn_times.ts";

interface Waiter {
  /** Looks whether the wait is over; true when it is settled, well or badly. */
  look(): boolean;
}

/**
 * One turn is one callback (a readable fd, a timer, a signal, a request) with all that follows from it. Nothing in it
 * awaits, so nobody sees half of it; whoever waits for a state looks again when the turn is over. Turns come when there
 * is something to do, where the original looks once a second (DAEMON-026).
 */
export class Turns {
  #depth = 0;
  #count = 0;
  #waiters: Waiter[] = [];
  #began = 0;
  readonly #onEnd: () => void;
  readonly #monotonic: () => number;
  readonly times: TurnTimes = new TurnTimes();

  /**
   * `onEnd` runs at the end of every turn, before anybody who waits looks again. A turn ends whatever happens in it. How
   * long it took is told by `monotonic`, in seconds.
   */
  constructor(onEnd: () => void = () => {}, monotonic: () => number = () => 0) {
    this.#onEnd = onEnd;
    this.#monotonic = monotonic;
  }

  /** How many turns have begun. */
  get count(): number {
    return this.#count;
  }

  /** Runs `action` as a turn, or as a part of the one under way. */
  run<T>(action: () => T): T {
    if (this.#depth === 0) this.#begin();
    this.#depth += 1;
    try {
      return action();
    } finally {
      try {
        if (this.#depth === 1) this.#onEnd();
      } finally {
        this.#depth -= 1;
        if (this.#depth === 0) this.#end();
      }
    }
  }

  /** Resolves with what `look` gives once that is not undefined, and rejects with what it throws. */
  when<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const waiter = {
        look(): boolean {
          try {
            const value = look();
            if (value === undefined) return false;
            resolve(value);
          } catch (error) {
            reject(error);
          }
          return true;
        },
      };
      if (!waiter.look()) this.#waiters.push(waiter);
    });
  }

  #begin(): void {
    this.#count += 1;
    this.#began = this.#monotonic();
  }

  #end(): void {
    this.#lookAgain();
    this.times.add(this.#monotonic() - this.#began);
  }

  #lookAgain(): void {
    if (this.#waiters.length === 0) return;
    const waiters = this.#waiters;
    // A look may make others wait
    this.#waiters = [];
    this.#waiters.push(...waiters.filter((waiter) => !waiter.look()));
  }
}
