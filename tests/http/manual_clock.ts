import type { Clock } from "../../src/os/clock.ts";

/** A clock that stands still at 2026-11-22 10:41:25 UTC until a test advances it. */
export class ManualClock implements Clock {
  #elapsed = 0;
  readonly #timers = new Set<{ readonly instant: number; readonly callback: () => void }>();

  now(): number {
    return Date.UTC(2026, 10, 22, 10, 41, 25) / 1000 + this.#elapsed;
  }

  local(instant: number): Date {
    return new Date(instant * 1000);
  }

  monotonic(): number {
    return this.#elapsed;
  }

  at(instant: number, callback: () => void): () => void {
    const timer = { instant, callback };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  get timers(): number {
    return this.#timers.size;
  }

  advance(seconds: number): void {
    this.#elapsed += seconds;
    const due = [...this.#timers].filter(({ instant }) => instant <= this.#elapsed);
    for (const timer of due) {
      this.#timers.delete(timer);
      timer.callback();
    }
  }
}
