import type { Clock } from "../../src/os/clock.ts";
import type { Turns } from "../../src/supervisor/turns.ts";

/** Seconds without a turn after which it is quiet; noticed after twice that at the latest. */
const QUIET = 0.5;

/** Calls `action` each time that it has become quiet after some work, until disposed; nothing runs in the quiet. */
export function whenQuiet(turns: Turns, { clock, action }: WhenQuietOptions): Disposable {
  let disposed = false;
  let cancel: () => void = () => {};
  const wait = () => {
    const seen = turns.count;
    cancel = clock.at(clock.monotonic() + QUIET, () => turns.count === seen ? rest(seen) : wait());
  };
  const rest = async (seen: number) => {
    action();
    await turns.when(() => turns.count !== seen || undefined);
    if (!disposed) wait();
  };
  wait();
  return {
    [Symbol.dispose]() {
      disposed = true;
      cancel();
    },
  };
}

export interface WhenQuietOptions {
  readonly clock: Clock;
  readonly action: () => void;
}
