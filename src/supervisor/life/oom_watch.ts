import type { Clock } from "../../os/clock.ts";
import type { Os } from "../../os/os.ts";

/** Seconds for which a kill that nobody has claimed may be that of a program that is yet to be reaped. */
const PATIENCE = 10;

/** Tells whether it was the kernel that killed a program, for want of memory. The counter is that of all programs. */
export class OomWatch {
  readonly #os: Pick<Os, "oomKills">;
  readonly #clock: Pick<Clock, "monotonic">;
  /** Kills that are explained, kills at the last look, and when that was. */
  #claimed: number;
  #known: number;
  #lookedAt = -Infinity;

  constructor({ os, clock }: { readonly os: Pick<Os, "oomKills">; readonly clock: Pick<Clock, "monotonic"> }) {
    this.#os = os;
    this.#clock = clock;
    this.#claimed = this.#known = os.oomKills() ?? 0;
  }

  /** To be asked for each program that was killed, once: each explains one kill. */
  claim(): boolean {
    const now = this.#clock.monotonic();
    if (now - this.#lookedAt > PATIENCE) this.#claimed = this.#known;
    this.#known = this.#os.oomKills() ?? 0;
    this.#lookedAt = now;
    if (this.#known <= this.#claimed) return false;
    this.#claimed += 1;
    return true;
  }
}
