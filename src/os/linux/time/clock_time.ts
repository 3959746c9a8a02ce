import { libc } from "../libc/libc.ts";

const NANOSECOND = 1e-9;

const time = new BigInt64Array(2);

/** Seconds that one of the system's clocks shows, by its number: clock_gettime(2). */
export function clockTime(clock: number): number {
  libc.time.clock_gettime(clock, time);
  const [seconds = 0n, nanoseconds = 0n] = time;
  return Number(seconds) + Number(nanoseconds) * NANOSECOND;
}
