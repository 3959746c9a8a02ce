import type { Host } from "./host.ts";
import type { ProcessGroup } from "./process_group.ts";

/** Seconds between two "waiting for ... to die" lines (DAEMON-032). */
const REPORT_PERIOD = 3;

/** Stops group after group, the highest priority number first; the next waits until the last is down (DAEMON-030). */
export class Shutdown {
  /** In the order of the group table, for the report (DAEMON-032). */
  readonly #all: readonly ProcessGroup[];
  readonly #host: Host;
  readonly #onDone: () => void;
  readonly #left: ProcessGroup[];
  #cancelReport: () => void = () => {};
  #done = false;

  constructor(
    groups: { readonly byPriority: readonly ProcessGroup[]; readonly all: readonly ProcessGroup[] },
    { host, onDone }: { readonly host: Host; readonly onDone: () => void },
  ) {
    this.#all = groups.all;
    this.#left = [...groups.byPriority];
    this.#host = host;
    this.#onDone = onDone;
  }

  begin(): void {
    this.#host.emit({ kind: "supervisor_state", state: "STOPPING" });
    this.#left.at(-1)?.stopAll();
    this.#report();
    this.proceed();
  }

  /** Goes on to the next group once the one at hand is stopped; looked at after every turn. */
  proceed(): void {
    if (this.#done) return;
    for (let group = this.#left.at(-1); group !== undefined; group = this.#left.at(-1)) {
      group.stopAll();
      if (group.unstopped().length > 0) return;
      this.#left.pop();
    }
    if (this.#unstopped().length > 0) return;
    this.#done = true;
    this.#cancelReport();
    this.#onDone();
  }

  #unstopped(): readonly string[] {
    return this.#all.flatMap((group) => group.unstopped()).map((process) => process.config.name);
  }

  #report(): void {
    const { clock, logger, turns } = this.#host;
    const names = this.#unstopped();
    if (names.length === 0) return;
    logger.log("info", `waiting for ${names.join(", ")} to die`);
    for (const group of this.#all) {
      for (const { config, record } of group.unstopped()) {
        logger.log("blather", `${config.name} state: ${record.state}`);
      }
    }
    this.#cancelReport = clock.at(clock.monotonic() + REPORT_PERIOD, () => turns.run(() => this.#report()));
  }
}
