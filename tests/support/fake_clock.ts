import type { Clock } from "../../src/os/clock.ts";

interface Timer {
  readonly instant: number;
  readonly callback: () => void;
}

/** A clock that stands still until it is told to go on. Monotonic time starts at 0, wall time at `wall`. */
export class FakeClock implements Clock {
  #monotonic = 0;
  #wall: number;
  readonly #timers = new Set<Timer>();

  constructor(wall = 1_700_000_000) {
    this.#wall = wall;
  }

  now(): number {
    return this.#wall;
  }

  /** UTC: the fake's place in the world. */
  local(instant: number): Date {
    return new Date(instant * 1000);
  }

  monotonic(): number {
    return this.#monotonic;
  }

  at(instant: number, callback: () => void): () => void {
    const timer = { instant, callback };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Lets `seconds` pass; what falls due runs in order of its instant, at that instant, timers set meanwhile included. */
  advance(seconds: number): void {
    const end = this.#monotonic + seconds;
    for (let due = this.#next(end); due !== null; due = this.#next(end)) {
      this.#timers.delete(due);
      this.#goTo(Math.max(due.instant, this.#monotonic));
      due.callback();
    }
    this.#goTo(end);
  }

  /** Sets the wall clock, as an administrator or NTP would; monotonic time and timers do not notice. */
  setWall(seconds: number): void {
    this.#wall = seconds;
  }

  /** The instants that somebody waits for, earliest first. */
  pending(): readonly number[] {
    return Array.from(this.#timers, ({ instant }) => instant).sort((a, b) => a - b);
  }

  /** The earliest timer due by `end`; of two for one instant, the one set first. */
  #next(end: number): Timer | null {
    let first: Timer | null = null;
    for (const timer of this.#timers) {
      if (timer.instant <= end && (first === null || timer.instant < first.instant)) first = timer;
    }
    return first;
  }

  #goTo(instant: number): void {
    this.#wall += instant - this.#monotonic;
    this.#monotonic = instant;
  }
}
