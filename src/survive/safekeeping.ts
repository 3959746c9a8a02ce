import { attempt } from "../logs/attempt.ts";
import type { DescriptorStore } from "../os/descriptor_store.ts";
import type { Handover } from "../os/handover.ts";
import { OsError } from "../os/os.ts";
import type { Change } from "../supervisor/host.ts";
import type { Supervisor } from "../supervisor/life/supervisor.ts";
import { errnoText } from "../text/python/errno_text.ts";
import { type Holder, HolderError } from "./holder.ts";
import { Journal, type Note } from "./journal.ts";
import { KeeperHolder, type KeeperHolderOptions } from "./keeper_holder.ts";
import { keeperPath, removeKeeperFile } from "./keeper_file.ts";
import type { Lives } from "./lives.ts";
import { StoreHolder } from "./store_holder.ts";
import type { SupervisorState } from "./supervisor_state.ts";

/** What is kept, and by whom. */
export interface SafekeepingOptions extends Omit<KeeperHolderOptions, "journal"> {
  readonly handover: Pick<Handover, "memory">;
  /** Opens the service manager's, where it offers one, which is better than a keeper then. Throws OsError. */
  readonly store: (() => DescriptorStore) | null;
  /** Names of what was in the store before. */
  readonly formerlyStored: readonly string[];
  readonly supervisor: Supervisor;
  readonly lives: Lives;
  /** Everything as it is at this moment. */
  readonly state: () => SupervisorState;
  /** It cannot be: everything else goes on as without. */
  readonly onRefused: (reason: string) => void;
}

/**
 * Programs outlive a supervisord that dies (adopt=true): a keeper or the service manager holds the descriptors, the
 * journal tells what they are. An orderly end leaves nothing of it.
 */
export class Safekeeping implements Disposable {
  readonly #options: SafekeepingOptions;
  /** null when it is over. */
  #kept: Kept | null = null;

  private constructor(options: SafekeepingOptions) {
    this.#options = options;
  }

  /** null where it cannot be. */
  static begin(options: SafekeepingOptions): Safekeeping | null {
    noteLives(options);
    const keeping = new Safekeeping(options);
    keeping.#begin({ mayStore: true });
    return keeping.#kept === null ? null : keeping;
  }

  /** Where the service manager has the journal; null where it has none. */
  get journalName(): string | null {
    return this.#kept?.holder.journalName ?? null;
  }

  /** Whether it has come to an end. */
  get isOver(): boolean {
    return this.#kept === null;
  }

  /** To be called with each change. */
  note(change: Change | { readonly kind: "groups" }): void {
    if (this.#kept === null) return;
    try {
      this.#write(this.#kept, change);
    } catch (error) {
      const wasStored = this.journalName !== null;
      this.#options.logger.log("critical", `${CANNOT_KEEP} any more: ${errnoText(error)}`);
      this[Symbol.dispose]();
      if (wasStored) this.#begin({ mayStore: false });
    }
  }

  [Symbol.dispose](): void {
    if (this.#kept === null) return;
    const { holder, journal } = this.#kept;
    this.#kept = null;
    attempt("let go of what is kept", () => holder[Symbol.dispose](), this.#options);
    journal[Symbol.dispose]();
  }

  #begin({ mayStore }: { readonly mayStore: boolean }): void {
    const { store, formerlyStored: former, os, pidfile } = this.#options;
    if (store !== null && mayStore) {
      this.#kept = this.#hold((journal) => new StoreHolder({ ...this.#options, journal, former, store: store() }));
      // Of the one before us, where that had another holder
      if (this.#kept !== null) return removeKeeperFile(os, keeperPath(pidfile));
    }
    this.#kept = this.#hold((journal) => new KeeperHolder({ ...this.#options, journal }));
  }

  #hold(holderOf: (journal: Journal) => Holder): Kept | null {
    using undo = new DisposableStack();
    try {
      const journal = undo.use(new Journal(this.#options));
      const holder = undo.use(holderOf(journal));
      this.#writeAll({ holder, journal });
      undo.move();
      return { holder, journal };
    } catch (error) {
      if (!(error instanceof OsError || error instanceof HolderError)) throw error;
      this.#options.onRefused(error.message);
      return null;
    }
  }

  #write(kept: Kept, change: Change | { readonly kind: "groups" }): void {
    const { supervisor, lives } = this.#options;
    const group = change.kind === "groups" ? undefined : supervisor.groups.get(change.group);
    // What belongs to no group any more is told with all the rest
    if (change.kind === "groups" || group === undefined || kept.journal.isFull) return this.#writeAll(kept);
    const { next: serial } = supervisor.options.eventSerial;
    if (change.kind === "pool") {
      const pool = group.pool?.snapshot();
      if (pool !== undefined) note(kept, { ...change, pool, serial });
      return;
    }
    const process = group.processes.get(change.process);
    if (process === undefined) return;
    const { pid } = process.record;
    lives.note(`${change.group}:${change.process}`, pid);
    const life = lives.of(pid);
    note(kept, { ...change, state: process.snapshot(), sockets: group.socketSnapshots(), life, serial });
    lives.forgetEnded();
  }

  #writeAll({ holder, journal }: Kept): void {
    journal.write(holder.whole(this.#options.state()));
    holder.settle();
  }
}

interface Kept {
  readonly holder: Holder;
  readonly journal: Journal;
}

/** Begins what is said of trouble. */
export const CANNOT_KEEP = "Cannot keep programs over a crash of supervisord";

// Those that were there before anybody took notes
function noteLives({ supervisor, lives }: SafekeepingOptions): void {
  for (const group of supervisor.groups.values()) {
    for (const { config, record } of group.processes.values()) {
      lives.note(`${group.config.name}:${config.name}`, record.pid);
      lives.of(record.pid);
    }
  }
}

function note({ holder, journal }: Kept, what: Note): void {
  journal.note(holder.note(what));
  holder.settle();
}
