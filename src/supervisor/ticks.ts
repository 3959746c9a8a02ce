import type { Host } from "./host.ts";

const PERIODS = [5, 60, 3600] as const;
/** An hour's tick looks at the wall clock that often, for the case that somebody sets it. */
const LONGEST_SLEEP = 60;

type Period = typeof PERIODS[number];

/** TICK events at the beginning of each time slice; a timer runs only for a period that somebody subscribed to. */
export class Ticks implements Disposable {
  readonly #host: Host;
  readonly #cancel = new Map<Period, () => void>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** To be called when subscriptions have changed. */
  update(): void {
    for (const period of PERIODS) {
      const wanted = this.#host.events.hasSubscriber(`TICK_${period}`);
      if (!wanted) this.#stop(period);
      else if (!this.#cancel.has(period)) this.#wait(period, slice(period, this.#host.clock.now()));
    }
  }

  [Symbol.dispose](): void {
    for (const period of PERIODS) this.#stop(period);
  }

  #stop(period: Period): void {
    this.#cancel.get(period)?.();
    this.#cancel.delete(period);
  }

  #wait(period: Period, last: number): void {
    const { clock, turns } = this.#host;
    const now = clock.now();
    const delay = Math.min(slice(period, now) + period - now, LONGEST_SLEEP);
    this.#cancel.set(period, clock.at(clock.monotonic() + delay, () => turns.run(() => this.#look(period, last))));
  }

  // EVT-017: a slice is told when it begins, missed ones are not made up
  #look(period: Period, last: number): void {
    const when = slice(period, this.#host.clock.now());
    if (when !== last) this.#host.emit({ kind: "tick", period, when });
    this.#wait(period, when);
  }
}

function slice(period: Period, now: number): number {
  return Math.floor(now / period) * period;
}
