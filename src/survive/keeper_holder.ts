import { attempt } from "../logs/attempt.ts";
import type { Logger } from "../logs/logger.ts";
import type { Keeper, Keepers } from "../os/keeper.ts";
import type { Processes } from "../os/processes.ts";
import type { Os } from "../os/os.ts";
import { type Holder, HolderError } from "./holder.ts";
import type { Journal, Note } from "./journal.ts";
import { keeperPath, removeKeeperFile, writeKeeperFile } from "./keeper_file.ts";
import type { SupervisorState } from "./supervisor_state.ts";

/** What a keeper is made with, and told of. */
export interface KeeperHolderOptions {
  readonly os: Os;
  readonly keepers: Keepers;
  readonly processes: Processes;
  readonly logger: Logger;
  readonly journal: Journal;
  readonly pidfile: string;
  readonly configfile: string;
}

/** A keeper, which has all that we have, and a file beside the pid file that tells of it. */
export class KeeperHolder implements Holder {
  readonly journalName = null;
  readonly #options: KeeperHolderOptions;
  readonly #keeper: Keeper;
  #isTold = false;

  /** Throws HolderError, OsError. */
  constructor(options: KeeperHolderOptions) {
    const { os, keepers, journal } = options;
    const made = keepers.make();
    if (made.kind === "refused") throw new HolderError(made.reason);
    this.#options = options;
    this.#keeper = made.keeper;
    using undo = new DisposableStack();
    undo.use(this);
    // Whoever comes after us has to be able to do the same
    os.close(made.keeper.take(journal.fds[0]));
    undo.move();
  }

  whole(state: SupervisorState): SupervisorState {
    return state;
  }

  note(note: Note): Note {
    return note;
  }

  settle(): void {
    if (this.#isTold) return;
    const { os, processes, journal, pidfile, configfile } = this.#options;
    const { pid, startTime } = this.#keeper;
    const daemon = processes.identify(os.getpid());
    if (daemon === null) throw new Error("Cannot happen: we are there");
    writeKeeperFile(os, keeperPath(pidfile), {
      ...{ format: 1, keeper: { pid, startTime }, daemon, journal: journal.fds, configfile },
    });
    this.#isTold = true;
  }

  [Symbol.dispose](): void {
    const { os, logger, pidfile } = this.#options;
    // First the way to it: nobody must find what ends now
    if (this.#isTold) attempt("remove the keeper's file", () => removeKeeperFile(os, keeperPath(pidfile)), { logger });
    attempt("end the keeper", () => this.#keeper.end(), { logger });
  }
}
