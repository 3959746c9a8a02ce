import type { Clock } from "../os/clock.ts";

/** Waits so many seconds, or until the signal. */
export function pause(
  clock: Clock,
  { seconds, until }: { readonly seconds: number; readonly until: AbortSignal },
): Promise<void> {
  return new Promise((resolve) => {
    if (until.aborted) return resolve();
    const end = () => {
      cancel();
      until.removeEventListener("abort", end);
      resolve();
    };
    const cancel = clock.at(clock.monotonic() + seconds, end);
    until.addEventListener("abort", end);
  });
}
