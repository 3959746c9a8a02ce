import type { Host } from "../host.ts";

const PERIODS = [5, 60, 3600] as const;
/** The wall clock is looked at that often at least, for the case that somebody sets it. */
const LONGEST_SLEEP = 60;

type Period = typeof PERIODS[number];

/** The slice last seen, by period, for those that somebody is subscribed to: plain JSON. */
export type TicksSnapshot = Readonly<Record<string, number>>;

/** TICK events at the beginning of each time slice; there is a timer only while somebody is subscribed to them. */
export class Ticks implements Disposable {
  readonly #host: Host;
  /** The slice last seen, for each period that somebody is subscribed to. */
  readonly #seen = new Map<Period, number>();
  #cancel: () => void = () => {};

  /** `state` is where another one stood: what has begun since then is told once it is updated and has looked. */
  constructor(host: Host, state: TicksSnapshot = {}) {
    this.#host = host;
    for (const period of PERIODS) {
      const seen = state[period];
      if (seen !== undefined) this.#seen.set(period, seen);
    }
  }

  snapshot(): TicksSnapshot {
    return Object.fromEntries(this.#seen);
  }

  /** To be called when subscriptions have changed. */
  update(): void {
    const now = this.#host.clock.now();
    for (const period of PERIODS) {
      const wanted = this.#host.events.hasSubscriber(`TICK_${period}`);
      if (!wanted) this.#seen.delete(period);
      else if (!this.#seen.has(period)) this.#seen.set(period, slice(period, now));
    }
    this.#wait();
  }

  [Symbol.dispose](): void {
    this.#seen.clear();
    this.#cancel();
  }

  #wait(): void {
    this.#cancel();
    if (this.#seen.size === 0) return;
    const { clock, turns } = this.#host;
    const now = clock.now();
    const next = Math.min(...Array.from(this.#seen.keys(), (period) => slice(period, now) + period));
    const delay = Math.min(next - now, LONGEST_SLEEP);
    this.#cancel = clock.at(clock.monotonic() + delay, () => turns.run(() => this.look()));
  }

  /** EVT-017: a slice is told when it begins, missed ones are not made up. */
  look(): void {
    const now = this.#host.clock.now();
    for (const period of PERIODS) {
      const seen = this.#seen.get(period);
      const when = slice(period, now);
      if (seen === undefined || seen === when) continue;
      this.#seen.set(period, when);
      this.#host.emit({ kind: "tick", period, when });
    }
    this.#wait();
  }
}

function slice(period: Period, now: number): number {
  return Math.floor(now / period) * period;
}
