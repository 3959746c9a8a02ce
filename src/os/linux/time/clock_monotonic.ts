import { libc } from "../libc/libc.ts";

const CLOCK_MONOTONIC = 1;
const NANOSECOND = 1e-9;

const time = new BigInt64Array(2);

/** Seconds since the machine was started, sleep not counted: the same for all programs, so that it outlives an exec. */
export function clockMonotonic(): number {
  libc.time.clock_gettime(CLOCK_MONOTONIC, time);
  const [seconds = 0n, nanoseconds = 0n] = time;
  return Number(seconds) + Number(nanoseconds) * NANOSECOND;
}
