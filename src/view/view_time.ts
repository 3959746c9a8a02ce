import type { Clock } from "../os/clock.ts";

/** When processes are looked at: wall clock seconds, the same for all that one answer shows, and what knows local time. */
export interface ViewTime {
  readonly now: number;
  readonly clock: Pick<Clock, "local" | "monotonic">;
}

export function viewTime(clock: Clock): ViewTime {
  return { now: clock.now(), clock };
}
