import type { Clock } from "../../src/os/clock.ts";
import type { Signals } from "../../src/os/signals.ts";

/** Waits for some seconds while nothing runs, less at a SIGHUP; gives whether supervisord was told to end meanwhile. */
export async function toldToEnd(
  seconds: number,
  { clock, signals }: { readonly clock: Clock; readonly signals: Signals },
): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const cancel = clock.at(clock.monotonic() + seconds, () => resolve(false));
  using _listening = signals.listen((signal) => {
    if (signal === "SIGHUP") resolve(false);
    if (signal === "SIGTERM" || signal === "SIGINT" || signal === "SIGQUIT") resolve(true);
  });
  const told = await promise;
  cancel();
  return told;
}
