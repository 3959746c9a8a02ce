import type { Host } from "../host.ts";
import type { Subprocess } from "../process/subprocess.ts";
import type { ProcessGroup } from "./process_group.ts";

/** Seconds between two "waiting for ... to die" lines (DAEMON-032). */
const PERIOD = 3;

/** What is said while everything is being stopped. */
export class DeathReport implements Disposable {
  /** In the order of the group table. */
  readonly #groups: readonly ProcessGroup[];
  readonly #host: Pick<Host, "clock" | "logger" | "turns">;
  #cancel: () => void = () => {};

  constructor(groups: readonly ProcessGroup[], host: Pick<Host, "clock" | "logger" | "turns">) {
    this.#groups = groups;
    this.#host = host;
  }

  /** Those that are not down yet. */
  unstopped(): readonly Subprocess[] {
    return this.#groups.flatMap((group) => group.unstopped());
  }

  /** Says who is waited for, now and again, until it is disposed. */
  say(): void {
    const { clock, logger, turns } = this.#host;
    const processes = this.unstopped();
    if (processes.length === 0) return;
    logger.log("info", `waiting for ${processes.map(({ config }) => config.name).join(", ")} to die`);
    for (const { config, record } of processes) logger.log("blather", `${config.name} state: ${record.state}`);
    this.#cancel = clock.at(clock.monotonic() + PERIOD, () => turns.run(() => this.say()));
  }

  [Symbol.dispose](): void {
    this.#cancel();
  }
}
