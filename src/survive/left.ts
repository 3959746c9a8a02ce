import type { GivenDescriptor } from "../os/descriptor_store.ts";
import type { Keeper } from "../os/keeper.ts";
import { OsError } from "../os/os.ts";
import type { Life } from "./life.ts";
import { journalPid, storedLifeName, storedName } from "./stored_name.ts";
import { StateError } from "./supervisor_state.ts";

/** What another supervisord has left, in whosever hands it is. */
export interface Left {
  /** Descriptors of ours for the files of its journal. */
  readonly journal: readonly number[];
  /** One for what the journal calls this number; null where it had been closed by then. Throws OsError, StateError. */
  take(number: number): number | null;
  /** One for a program that runs, where the other one had one. Throws as above. */
  takeLife(life: Life): number | null;
}

/** What a keeper has. Throws OsError. */
export function leftToKeeper(keeper: Keeper, journal: readonly number[]): Left {
  const take = (fd: number) => {
    try {
      return keeper.take(fd);
    } catch (error) {
      // Death came between the close and the note of it
      if (error instanceof OsError && error.code === "EBADF") return null;
      throw error;
    }
  };
  return {
    journal: journal.map((fd) => keeper.take(fd)),
    take,
    takeLife: ({ pidfd }) => pidfd === null ? null : take(pidfd),
  };
}

/** What the service manager has given back, and the pid of whose it was; null where that is no journal. */
export function leftToStore(
  given: readonly GivenDescriptor[],
): { readonly left: Left; readonly former: number } | null {
  const journals = given.filter(({ name }) => journalPid(name) !== null);
  const former = journals.map(({ name }) => journalPid(name)).at(-1) ?? null;
  if (former === null) return null;
  const byName = new Map(given.map(({ name, fd }) => [name, fd]));
  const take = (name: string) => {
    const fd = byName.get(name);
    if (fd === undefined) throw new StateError(`the service manager has not kept ${name}`);
    return fd;
  };
  const left = {
    journal: journals.map(({ fd }) => fd),
    take: (inode: number) => take(storedName(inode)),
    takeLife: (life: Life) => life.pidfd === null ? null : take(storedLifeName(life)),
  };
  return { left, former };
}
