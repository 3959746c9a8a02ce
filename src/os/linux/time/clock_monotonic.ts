import { clockTime } from "./clock_time.ts";

const CLOCK_MONOTONIC = 1;

/** Seconds since the machine was started, sleep not counted: the same for all programs, so that it outlives an exec. */
export function clockMonotonic(): number {
  return clockTime(CLOCK_MONOTONIC);
}
