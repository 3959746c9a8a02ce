import type { Keeper } from "../os/keeper.ts";
import { OsError } from "../os/os.ts";
import { makeNamespec } from "../text/namespec.ts";
import type { AdoptionOptions } from "./adoption.ts";
import { keeperPath, readKeeperFile, removeKeeperFile } from "./keeper_file.ts";
import { readJournal } from "./read_journal.ts";
import { StateError, type SupervisorState } from "./supervisor_state.ts";

/** A program that goes on without a supervisor. */
export interface ReleasedProgram {
  /** As in status: name, or group:name. */
  readonly name: string;
  readonly pid: number;
}

/** What has become of what a supervisord has left. */
export type Release =
  /** It has left nothing. */
  | { readonly kind: "nothing" }
  /** What it has left is gone, but for the file that told of it. */
  | { readonly kind: "gone" }
  /** Nobody holds the programs any more; `programs` is why where they could not be told. */
  | { readonly kind: "ended"; readonly programs: readonly ReleasedProgram[] | string };

/**
 * Gives up what a supervisord that died has left to the next one. Throws StateError where it has not died, or the file
 * that tells of it cannot be used; OsError where the keeper is another user's.
 */
export function release({ os, keepers, processes, pidfile }: Omit<AdoptionOptions, "configfile" | "given">): Release {
  const path = keeperPath(pidfile);
  const file = readKeeperFile(os, path);
  if (file === null) return { kind: "nothing" };
  if (processes.isAlive(file.daemon)) {
    throw new StateError(
      `Cannot release: supervisord runs with pid ${file.daemon.pid}, and 'supervisorctl shutdown' ends it and its programs`,
    );
  }
  const keeper = keepers.find(file.keeper);
  if (keeper === null) {
    removeKeeperFile(os, path);
    return { kind: "gone" };
  }
  const programs = programsOf(keeper, { os, processes, journal: file.journal });
  keeper.end();
  removeKeeperFile(os, path);
  return { kind: "ended", programs };
}

interface Journaled extends Pick<AdoptionOptions, "os" | "processes"> {
  readonly journal: readonly [number, number];
}

function programsOf(keeper: Keeper, { os, processes, journal }: Journaled): readonly ReleasedProgram[] | string {
  const files: number[] = [];
  try {
    for (const fd of journal) files.push(keeper.take(fd));
    const state = readJournal(os, files);
    const identities = new Map(state.lives.map((life) => [life.pid, life]));
    return programsIn(state).filter(({ pid }) => {
      const identity = identities.get(pid) ?? processes.identify(pid);
      return identity !== null && processes.isAlive(identity);
    });
  } catch (error) {
    if (!(error instanceof StateError || error instanceof OsError)) throw error;
    return error.message;
  } finally {
    for (const fd of files) os.close(fd);
  }
}

function programsIn({ supervisor: { groups } }: SupervisorState): readonly ReleasedProgram[] {
  return [...groups.active, ...groups.removed].flatMap(({ config, state: { processes } }) =>
    Object.entries(processes).flatMap(([name, { record: { pid } }]) =>
      pid === 0 ? [] : { name: makeNamespec(config.name, name), pid }
    )
  );
}
