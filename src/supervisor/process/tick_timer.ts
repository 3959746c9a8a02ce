import type { ProcessConfig } from "../../config/model/process_config.ts";
import { due } from "../../process/due.ts";
import type { ProcessRecord } from "../../process/record.ts";
import type { Host } from "../host.ts";

/** A process on which time takes effect. */
export interface Ticking {
  readonly config: ProcessConfig;
  readonly record: ProcessRecord;
  readonly mayStart: boolean;
}

/** What a tick does at once, and what it does as a turn of its own. */
interface TickTimerOptions {
  readonly host: Pick<Host, "clock" | "turns">;
  readonly onDue: () => void;
  readonly onTime: () => void;
}

/** Lets time take effect on a process as soon as it is due. */
export class TickTimer {
  readonly #options: TickTimerOptions;
  #cancel: () => void = () => {};

  constructor(options: TickTimerOptions) {
    this.#options = options;
  }

  /** Ticks that are due take effect in the same turn; the next one sets the timer. */
  settle(process: Ticking): void {
    const { host: { clock, turns }, onDue, onTime } = this.#options;
    this.#cancel();
    for (;;) {
      const instant = due(process.record, process.config, process);
      if (instant === null) return;
      // Others are spawned before one with startsecs=0 counts as RUNNING (STATE-007)
      if (instant > clock.monotonic() || process.record.state === "STARTING") {
        this.#cancel = clock.at(instant, () => turns.run(onTime));
        return;
      }
      onDue();
    }
  }
}
