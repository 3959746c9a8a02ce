import type { Host } from "../host.ts";

/** Seconds between two "waiting for x to stop" lines (STATE-023). */
const PERIOD = 2;

/** What is said of a process that is to stop and has not. */
export class StopReport {
  readonly #host: Pick<Host, "clock" | "logger" | "turns">;
  #reportedAt = -Infinity;

  constructor(host: Pick<Host, "clock" | "logger" | "turns">) {
    this.#host = host;
  }

  /** It has been told to stop again: the next line comes at once. */
  begin(): void {
    this.#reportedAt = -Infinity;
  }

  /** Says that `name` is waited for, at most every two seconds, as long as it is stopping. */
  say(name: string, isStopping: () => boolean): void {
    if (!isStopping()) return;
    const { clock, logger, turns } = this.#host;
    const now = clock.monotonic();
    if (now - this.#reportedAt < PERIOD) return;
    this.#reportedAt = now;
    logger.log("info", `waiting for ${name} to stop`);
    clock.at(now + PERIOD, () => turns.run(() => this.say(name, isStopping)));
  }
}
