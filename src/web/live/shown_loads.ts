import type { Supervisor } from "../../supervisor/life/supervisor.ts";
import { makeNamespec } from "../../text/namespec.ts";
import { type Load, UsageMeter } from "../../view/usage_meter.ts";
import { loadTexts } from "../markup/load_texts.ts";
import type { ProcessRow } from "../markup/process_row.ts";

/** What pages show of what programs use. */
export class ShownLoads {
  readonly #supervisor: Supervisor;
  readonly #known = new Map<string, Load>();
  #reading = -Infinity;

  constructor(supervisor: Supervisor) {
    this.#supervisor = supervisor;
  }

  of(namespec: string): Load | null {
    return this.#known.get(namespec) ?? null;
  }

  /** These rows are told, and show it. */
  take(rows: readonly ProcessRow[]): void {
    for (const { namespec, load } of rows) {
      if (load === null) this.#known.delete(namespec);
      else this.#known.set(namespec, load);
    }
  }

  forget(namespecs: readonly string[]): void {
    for (const namespec of namespecs) this.#known.delete(namespec);
  }

  /** What reads otherwise since the last reading; it is told now. */
  changes(): readonly (readonly [namespec: string, Load])[] {
    const meter = UsageMeter.of(this.#supervisor);
    if (meter.due === this.#reading) return [];
    this.#reading = meter.due;
    const changes: (readonly [string, Load])[] = [];
    for (const { processes } of this.#supervisor.groups.values()) {
      for (const process of processes.values()) {
        const load = meter.load(process);
        const namespec = makeNamespec(process.group, process.config.name);
        if (load === null || isSame(load, this.of(namespec))) continue;
        this.#known.set(namespec, load);
        changes.push([namespec, load]);
      }
    }
    return changes;
  }
}

function isSame(load: Load, shown: Load | null): boolean {
  if (shown === null || load.cpu !== shown.cpu) return false;
  return load.memory === shown.memory || loadTexts(load).memory === loadTexts(shown).memory;
}
