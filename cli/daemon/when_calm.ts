import type { Clock } from "../../src/os/clock.ts";
import type { Turns } from "../../src/supervisor/turns.ts";

/** Seconds between two looks, as long as there is something to look at. */
const PERIOD = 1;
/** The part of a processor up to which it is calm: programs that log all the time never leave it quite quiet. */
const CALM = 0.1;
/** Looks in a row without a turn after which it is quiet. */
const QUIET = 3;

export interface WhenCalmOptions {
  readonly clock: Clock;
  /** Seconds of a processor that this process has used. */
  readonly processorTime: () => number;
  readonly action: (moment: { readonly isQuiet: boolean }) => void;
}

/** Calls `action` after each second with not much work, the last time when it is quiet; then nothing runs. Until disposed. */
export function whenCalm(turns: Turns, { clock, processorTime, action }: WhenCalmOptions): Disposable {
  let disposed = false;
  let cancel: () => void = () => {};
  const wait = (quiet: number) => {
    const [seen, used] = [turns.count, processorTime()];
    cancel = clock.at(clock.monotonic() + PERIOD, () => {
      const looks = turns.count === seen ? quiet + 1 : 0;
      const isQuiet = looks >= QUIET;
      if (processorTime() - used < CALM * PERIOD) action({ isQuiet });
      if (isQuiet) rest(seen);
      else wait(looks);
    });
  };
  const rest = async (seen: number) => {
    await turns.when(() => turns.count !== seen || undefined);
    if (!disposed) wait(0);
  };
  wait(0);
  return {
    [Symbol.dispose]() {
      disposed = true;
      cancel();
    },
  };
}
