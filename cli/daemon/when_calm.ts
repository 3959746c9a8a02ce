import type { Clock } from "../../src/os/clock.ts";
import type { Turns } from "../../src/supervisor/turns.ts";

/** Seconds between two looks, as long as there is something to look at. */
const PERIOD = 1;
/** The part of a processor up to which it is calm: programs that log all the time never leave it quite quiet. */
const CALM = 0.1;

export interface WhenCalmOptions {
  readonly clock: Clock;
  /** Seconds of a processor that this process has used. */
  readonly processorTime: () => number;
  readonly action: () => void;
}

/** Calls `action` once in each second in which there was some work but not much, until disposed; nothing runs in the quiet. */
export function whenCalm(turns: Turns, { clock, processorTime, action }: WhenCalmOptions): Disposable {
  let disposed = false;
  let cancel: () => void = () => {};
  const wait = () => {
    const [seen, used] = [turns.count, processorTime()];
    cancel = clock.at(clock.monotonic() + PERIOD, () => {
      const isCalm = processorTime() - used < CALM * PERIOD;
      if (isCalm) action();
      if (isCalm && turns.count === seen) rest(seen);
      else wait();
    });
  };
  const rest = async (seen: number) => {
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
