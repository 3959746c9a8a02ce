import { type Check, NOTHING_UNDER_WAY } from "./check.ts";
import type { ProbeWorld } from "./probe_world.ts";

interface TimedCheckOptions {
  readonly world: Pick<ProbeWorld, "clock" | "turns">;
  readonly seconds: number;
}

/** A check that is given up after some seconds. Most answer at once, and set no timer. */
export function timedCheck(check: Check, { world: { clock, turns }, seconds }: TimedCheckOptions): Check {
  return (onAnswer) => {
    let isOver = false;
    let cancel = () => {};
    const underWay = check((problem) => {
      isOver = true;
      cancel();
      onAnswer(problem);
    });
    if (isOver) return NOTHING_UNDER_WAY;
    cancel = clock.at(clock.monotonic() + seconds, () => {
      turns.run(() => {
        underWay[Symbol.dispose]();
        onAnswer(`no answer within ${seconds} s`);
      });
    });
    return {
      [Symbol.dispose]() {
        cancel();
        underWay[Symbol.dispose]();
      },
    };
  };
}
