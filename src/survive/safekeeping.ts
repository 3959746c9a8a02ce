import { attempt } from "../logs/attempt.ts";
import type { Logger } from "../logs/logger.ts";
import type { Handover } from "../os/handover.ts";
import type { Keeper, Keepers } from "../os/keeper.ts";
import type { Processes } from "../os/processes.ts";
import { type Os, OsError } from "../os/os.ts";
import type { Change } from "../supervisor/host.ts";
import type { Supervisor } from "../supervisor/life/supervisor.ts";
import { errnoText } from "../text/python/errno_text.ts";
import { Journal } from "./journal.ts";
import { keeperPath, removeKeeperFile, writeKeeperFile } from "./keeper_file.ts";
import type { Lives } from "./lives.ts";
import type { SupervisorState } from "./supervisor_state.ts";

/** What is kept, and by whom. */
export interface SafekeepingOptions {
  readonly os: Os;
  readonly handover: Pick<Handover, "memory">;
  readonly keepers: Keepers;
  readonly processes: Processes;
  readonly logger: Logger;
  readonly supervisor: Supervisor;
  readonly lives: Lives;
  /** Everything as it is at this moment. */
  readonly state: () => SupervisorState;
  readonly pidfile: string;
  readonly configfile: string;
  /** It cannot be: everything else goes on as without. */
  readonly onRefused: (reason: string) => void;
}

/**
 * Programs outlive a supervisord that dies (adopt=true): a keeper holds the descriptors, the journal tells what they
 * are, and a file beside the pid file says where both are. An orderly end leaves nothing of it.
 */
export class Safekeeping implements Disposable {
  readonly #options: SafekeepingOptions;
  readonly #keeper: Keeper;
  readonly #journal: Journal;
  #isOver = false;

  private constructor(options: SafekeepingOptions, { keeper, journal }: { keeper: Keeper; journal: Journal }) {
    this.#options = options;
    this.#keeper = keeper;
    this.#journal = journal;
  }

  /** null where it cannot be. */
  static begin(options: SafekeepingOptions): Safekeeping | null {
    const made = options.keepers.make();
    if (made.kind === "refused") {
      options.onRefused(made.reason);
      return null;
    }
    using undo = new DisposableStack();
    undo.defer(() => made.keeper.end());
    try {
      const journal = undo.use(new Journal(options));
      // Whoever comes after us has to be able to do the same
      options.os.close(made.keeper.take(journal.fds[0]));
      noteLives(options);
      journal.write(options.state());
      writeFile(options, { keeper: made.keeper, journal });
      const keeping = new Safekeeping(options, { keeper: made.keeper, journal });
      undo.move();
      return keeping;
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      options.onRefused(error.message);
      return null;
    }
  }

  /** Whether it has come to an end. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** To be called with each change. */
  note(change: Change | { readonly kind: "groups" }): void {
    if (this.#isOver) return;
    try {
      this.#write(change);
    } catch (error) {
      this.#options.logger.log("critical", `${CANNOT_KEEP} any more: ${errnoText(error)}`);
      this[Symbol.dispose]();
    }
  }

  [Symbol.dispose](): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { os, logger, pidfile } = this.#options;
    // First the way to it: nobody must find what ends now
    attempt("remove the keeper's file", () => removeKeeperFile(os, keeperPath(pidfile)), { logger });
    attempt("end the keeper", () => this.#keeper.end(), { logger });
    this.#journal[Symbol.dispose]();
  }

  #write(change: Change | { readonly kind: "groups" }): void {
    const { supervisor, lives, state } = this.#options;
    const group = change.kind === "groups" ? undefined : supervisor.groups.get(change.group);
    // What belongs to no group any more is told with all the rest
    if (change.kind === "groups" || group === undefined || this.#journal.isFull) return this.#journal.write(state());
    const { nextSerial: serial } = supervisor;
    if (change.kind === "pool") {
      const pool = group.pool?.snapshot();
      if (pool !== undefined) this.#journal.note({ ...change, pool, serial });
      return;
    }
    const process = group.processes.get(change.process);
    if (process === undefined) return;
    const life = lives.of(`${change.group}:${change.process}`, process.record.pid);
    this.#journal.note({ ...change, state: process.snapshot(), sockets: group.socketSnapshots(), life, serial });
  }
}

/** Begins what is said of trouble. */
export const CANNOT_KEEP = "Cannot keep programs over a crash of supervisord";

// Those that were there before anybody took notes
function noteLives({ supervisor, lives }: SafekeepingOptions): void {
  for (const group of supervisor.groups.values()) {
    for (const { config, record } of group.processes.values()) {
      lives.of(`${group.config.name}:${config.name}`, record.pid);
    }
  }
}

function writeFile(
  { os, processes, pidfile, configfile }: SafekeepingOptions,
  { keeper: { pid, startTime }, journal }: { readonly keeper: Keeper; readonly journal: Journal },
): void {
  const daemon = processes.identify(os.getpid());
  if (daemon === null) throw new Error("Cannot happen: we are there");
  writeKeeperFile(os, keeperPath(pidfile), {
    ...{ format: 1, keeper: { pid, startTime }, daemon, journal: journal.fds, configfile },
  });
}
