import type { Clock } from "../../clock.ts";
import { clockMonotonic } from "./clock_monotonic.ts";
import { utcOffset } from "./utc_offset.ts";

/** A timer that asks for more than this many milliseconds fires at once: setTimeout counts in 32 bits. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The system's own time. */
export class SystemClock implements Clock {
  /** CLOCK_MONOTONIC at the runtime's zero, whose own clock is the same one and costs no call of libc. */
  readonly #zero = clockMonotonic() - performance.now() / 1000;

  now(): number {
    return Date.now() / 1000;
  }

  local(instant: number): Date {
    return new Date((instant + utcOffset(Math.floor(instant))) * 1000);
  }

  monotonic(): number {
    return this.#zero + performance.now() / 1000;
  }

  at(instant: number, callback: () => void): () => void {
    let timer = 0;
    let isCancelled = false;
    const wait = () => {
      const left = Math.ceil((instant - this.monotonic()) * 1000);
      timer = setTimeout(look, Math.min(Math.max(left, 0), LONGEST_TIMER));
    };
    const look = () => {
      // The runtime calls timers that were due already when they were cleared
      if (isCancelled) return;
      // One may be early by a fraction of a millisecond, or be one leg of a long wait
      if (this.monotonic() < instant) wait();
      else callback();
    };
    wait();
    return () => {
      isCancelled = true;
      clearTimeout(timer);
    };
  }
}
