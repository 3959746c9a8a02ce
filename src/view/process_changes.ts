import type { ProcessRecord } from "../process/record.ts";
import type { Supervisor } from "../supervisor/life/supervisor.ts";
import { makeNamespec } from "../text/namespec.ts";
import { type ProcessView, processView } from "./process_view.ts";
import { viewTime } from "./view_time.ts";

/** What is shown otherwise than at the look before. */
export interface Changes {
  readonly changed: readonly ProcessView[];
  /** The namespecs of processes that are gone. */
  readonly removed: readonly string[];
}

/** What becomes of all processes, from one look to the next. */
export class ProcessChanges {
  readonly #supervisor: Supervisor;
  readonly #known = new Map<string, ProcessRecord>();

  constructor(supervisor: Supervisor) {
    this.#supervisor = supervisor;
  }

  /** The first look finds every process. */
  look(): Changes {
    const { groups, options } = this.#supervisor;
    const time = viewTime(options.clock);
    const changed: ProcessView[] = [];
    const missing = new Set(this.#known.keys());
    for (const { processes } of groups.values()) {
      for (const process of processes.values()) {
        const namespec = makeNamespec(process.group, process.config.name);
        missing.delete(namespec);
        // Records are never changed, only replaced
        if (this.#known.get(namespec) === process.record) continue;
        this.#known.set(namespec, process.record);
        changed.push(processView(process, time));
      }
    }
    for (const namespec of missing) this.#known.delete(namespec);
    return { changed, removed: [...missing] };
  }
}
