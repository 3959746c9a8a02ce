import { libc } from "../libc/libc.ts";

const CLOCK_PROCESS_CPUTIME_ID = 2;
const NANOSECONDS = 1e9;

/** Seconds of a processor that all threads of this process have used: clock_gettime(2). */
export function processorTime(): number {
  const time = new BigInt64Array(2);
  libc.time.clock_gettime(CLOCK_PROCESS_CPUTIME_ID, time);
  const [seconds = 0n, nanoseconds = 0n] = time;
  return Number(seconds) + Number(nanoseconds) / NANOSECONDS;
}
