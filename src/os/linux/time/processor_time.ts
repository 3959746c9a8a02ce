import { clockTime } from "./clock_time.ts";

const CLOCK_PROCESS_CPUTIME_ID = 2;

/** Seconds of a processor that all threads of this process have used. */
export function processorTime(): number {
  return clockTime(CLOCK_PROCESS_CPUTIME_ID);
}
