import { LISTENING } from "../../process/listening.ts";
import { stopOrder } from "../../process/order.ts";
import type { Host } from "../host.ts";
import { DeathReport } from "./death_report.ts";
import type { Leaving, ShutdownOptions } from "./leaving.ts";
import type { ProcessGroup } from "./process_group.ts";

/**
 * Stops group after group, the highest priority number first; the next waits until the last is down (DAEMON-030).
 *
 * Compat: EVT-021. The original takes the next group when the last one is down, and stops it before it looks at its
 * listeners again; but it looks at them, and waits for up to a second, after a group that had nothing to stop. So the
 * end of the last process before them is not told to listeners that are stopped next, everything earlier is. How much
 * of it reaches them there before their signal is chance; here they have a moment to get it and to answer.
 */
export class Shutdown implements Leaving {
  readonly #report: DeathReport;
  readonly #pools: readonly ProcessGroup[];
  readonly #host: Host;
  readonly #onDone: () => void;
  readonly #left: ProcessGroup[];
  /** The first serial that the group at hand is not told. */
  #end: number;
  /** The serial before the last process that was reaped in this turn. */
  #reaped: number | null = null;
  /** When the listeners of the group at hand are stopped at the latest. */
  #latest = Infinity;
  #cancelWait: () => void = () => {};
  #done = false;

  constructor(groups: readonly ProcessGroup[], { host, onDone }: ShutdownOptions) {
    this.#report = new DeathReport(groups, host);
    this.#pools = groups.filter(({ pool }) => pool !== null);
    this.#left = [...stopOrder(groups)];
    this.#host = host;
    this.#onDone = onDone;
    this.#end = host.events.nextSerial;
  }

  begin(): void {
    // Once, also when a shutdown follows on a restart (DAEMON-034)
    this.#host.emit({ kind: "supervisor_state", state: "STOPPING" });
    this.#stopNext();
    this.#report.say();
    this.proceed();
  }

  noteEnd(): void {
    this.#reaped = this.#host.events.nextSerial;
  }

  /** Goes on to the next group once the one at hand is stopped. */
  proceed(): void {
    if (this.#done) return;
    while (this.#left.length > 0 && this.#stopNext()) {
      this.#left.shift();
      this.#latest = Infinity;
      this.#end = this.#reaped ?? this.#host.events.nextSerial;
      // There was nothing to stop: now the original looks at its listeners
      if (this.#reaped === null) this.#pools.forEach((pool) => pool.dispatch());
      this.#reaped = null;
    }
    this.#reaped = null;
    if (this.#report.unstopped().length > 0) return;
    this.#done = true;
    this.#report[Symbol.dispose]();
    this.#onDone();
  }

  /** True when the group at hand is stopped. */
  #stopNext(): boolean {
    const [group] = this.#left;
    if (group === undefined) return true;
    if (this.#listens(group)) return false;
    group.stopAll();
    return group.unstopped().length === 0;
  }

  #listens(group: ProcessGroup): boolean {
    const { clock, turns } = this.#host;
    const now = clock.monotonic();
    this.#latest = Math.min(this.#latest, now + LISTENING);
    const until = Math.min(group.finish(this.#end), this.#latest);
    this.#cancelWait();
    if (until <= now) return false;
    this.#cancelWait = clock.at(until, () => turns.run(() => {}));
    return true;
  }
}
