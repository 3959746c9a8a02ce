import type { Usage } from "../os/inspection.ts";
import type { Supervisor } from "../supervisor/life/supervisor.ts";
import type { Subprocess } from "../supervisor/process/subprocess.ts";

/** What a process and all that it has started use now. */
export interface Load {
  /** Hundredths of one processor, to a tenth: since the look before, or since it was started where there was none. */
  readonly cpu: number;
  /** Resident bytes. */
  readonly memory: number;
}

interface Reading {
  /** Monotonic. */
  readonly at: number;
  /** By pid. */
  readonly used: ReadonlyMap<number, Usage>;
}

/** Seconds from one reading to the next at least, and at most however long one takes. */
const PERIOD = 1;
const MAX_PERIOD = 10;
/** How much of the time reading may take. */
const SHARE = 0.05;

/** What all programs use, read from the machine for all who look: nothing is done while nobody does. */
export class UsageMeter {
  static readonly #meters = new WeakMap<Supervisor, UsageMeter>();
  readonly #supervisor: Supervisor;
  #last: Reading | null = null;
  #loads: ReadonlyMap<number, Load> = new Map();
  #taking: Promise<void> | null = null;
  #due = -Infinity;

  private constructor(supervisor: Supervisor) {
    this.#supervisor = supervisor;
  }

  /** The one of this supervisor. */
  static of(supervisor: Supervisor): UsageMeter {
    const known = UsageMeter.#meters.get(supervisor) ?? new UsageMeter(supervisor);
    UsageMeter.#meters.set(supervisor, known);
    return known;
  }

  /** The monotonic instant from which on look() reads again. */
  get due(): number {
    return this.#due;
  }

  /** Sees to it that load() tells of now. */
  async look(): Promise<void> {
    if (this.#supervisor.options.clock.monotonic() < this.#due) return;
    await (this.#taking ??= this.#take().finally(() => this.#taking = null));
  }

  /** As it was at the last look; null while it does not run, and where nothing is known. */
  load({ record }: Pick<Subprocess, "record">): Load | null {
    return this.#loads.get(record.pid) ?? null;
  }

  async #take(): Promise<void> {
    const { groups, options: { os, clock } } = this.#supervisor;
    const at = clock.monotonic();
    const used = await os.usage(this.#supervisor.pids());
    this.#due = at + Math.min(MAX_PERIOD, Math.max(PERIOD, (clock.monotonic() - at) / SHARE));
    const before = this.#last !== null && at - this.#last.at <= MAX_PERIOD ? this.#last : null;
    const loads = new Map<number, Load>();
    for (const { processes } of groups.values()) {
      for (const { record } of processes.values()) {
        const usage = used.get(record.pid);
        if (usage === undefined) continue;
        const former = before?.used.get(record.pid);
        const seconds = before === null || former === undefined
          ? Math.max(PERIOD, clock.now() - record.startedAt)
          : at - before.at;
        const spent = Math.max(0, usage.cpuSeconds - (former?.cpuSeconds ?? 0));
        loads.set(record.pid, { cpu: Math.round(spent / seconds * 1000) / 10, memory: usage.residentBytes });
      }
    }
    this.#last = { at, used };
    this.#loads = loads;
  }
}
