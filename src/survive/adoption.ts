import type { ServerSnapshot } from "../http/server/server_snapshot.ts";
import type { GivenDescriptor } from "../os/descriptor_store.ts";
import type { Keeper, Keepers } from "../os/keeper.ts";
import type { Processes } from "../os/processes.ts";
import { type Os, OsError } from "../os/os.ts";
import { findUnborn } from "./find_unborn.ts";
import { keeperPath, readKeeperFile, removeKeeperFile } from "./keeper_file.ts";
import { type Left, leftToKeeper, leftToStore } from "./left.ts";
import { mapFds, stateFds } from "./map_fds.ts";
import { readJournal } from "./read_journal.ts";
import { NO_STATE } from "../supervisor/outlets/outlets.ts";
import { StateError, type SupervisorState } from "./supervisor_state.ts";

/** What a supervisord that died has left, and who is asking. */
export interface AdoptionOptions {
  readonly os: Os;
  /** By the service manager, out of what it has held for the one before us. */
  readonly given: readonly GivenDescriptor[];
  readonly keepers: Keepers;
  readonly processes: Processes;
  readonly pidfile: string;
  readonly configfile: string;
}

/** A state to go on from, and who has held it, to be ended when all of it is in other hands. */
export interface Adoption {
  readonly state: SupervisorState;
  /** null where the service manager has held it. */
  readonly keeper: Keeper | null;
  /** The pid of the supervisord that died. */
  readonly former: number;
}

/**
 * Takes what another supervisord of this configuration has left behind; null where there is nothing. Throws StateError
 * where there is something that it cannot go on from: its programs run, and must not be started a second time.
 */
export function adopt(options: AdoptionOptions): Adoption | null {
  return adoptGiven(options) ?? adoptKept(options);
}

// For this service and for nobody else
function adoptGiven({ os, processes, given }: AdoptionOptions): Adoption | null {
  const stored = leftToStore(given);
  if (stored === null) return null;
  const { left, former } = stored;
  const state = orRefuse(
    () => take(os, left),
    "they run on, and when the service is stopped they are given up",
  );
  const used = new Set([...left.journal, ...stateFds(state)]);
  for (const { fd } of given) if (!used.has(fd)) os.close(fd);
  return { state: findUnborn(state, { os, processes }), keeper: null, former };
}

function adoptKept({ os, keepers, processes, pidfile, configfile }: AdoptionOptions): Adoption | null {
  const path = keeperPath(pidfile);
  const file = readKeeperFile(os, path);
  if (file === null) return null;
  if (processes.isAlive(file.daemon)) {
    throw new StateError(
      `another supervisord is running with pid ${file.daemon.pid}: 'supervisorctl shutdown' ends it`,
    );
  }
  const keeper = keepers.find(file.keeper);
  if (keeper === null) {
    removeKeeperFile(os, path);
    return null;
  }
  if (file.configfile !== configfile) throw new StateError(othersPrograms(file.configfile));
  const state = orRefuse(() => take(os, leftToKeeper(keeper, file.journal)), way(configfile));
  return { state: findUnborn(state, { os, processes }), keeper, former: file.daemon.pid };
}

/** The keeper of the program whose place we have taken, which holds what it had open; null where there is none. */
export function formerKeeper(
  { os, keepers }: Pick<AdoptionOptions, "os" | "keepers">,
  pidfile: string,
): Keeper | null {
  try {
    const file = readKeeperFile(os, keeperPath(pidfile));
    return file === null ? null : keepers.find(file.keeper);
  } catch (error) {
    // It was put there by somebody else
    if (!(error instanceof StateError)) throw error;
    return null;
  }
}

/** How to give them up. */
function way(configfile: string): string {
  return `they run on, and \`supervisord release -c ${configfile}\` gives them up`;
}

function othersPrograms(configfile: string): string {
  return `Cannot start: the programs of a supervisord with ${configfile} are waiting to be adopted; ${way(configfile)}`;
}

function orRefuse<T>(action: () => T, way: string): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof StateError || error instanceof OsError)) throw error;
    throw new StateError(`Cannot adopt the programs of the supervisord that died: ${error.message}; ${way}`);
  }
}

function take(os: Os, left: Left): SupervisorState {
  const takeServer = ({ listening: { fd } }: ServerSnapshot) => {
    const taken = left.take(fd);
    if (taken === null) throw new StateError(`the journal names a server's socket that is not there, ${fd}`);
    return taken;
  };
  try {
    const state = readJournal(os, left.journal);
    // Logs are opened anew by their names, what its caller had handed over was that one's, ticks are not made up
    const { daemon, supervisor } = state;
    const own = {
      ...{ ...state, supervisor: { ...supervisor, ticks: {} }, lives: [], servers: [] },
      daemon: { ...daemon, inheritedFds: [], mainLog: null, outlets: NO_STATE, ownsPidFile: false },
    };
    const running = new Set(runningPids(state));
    const lives = state.lives.filter(({ pid }) => running.has(pid));
    return {
      ...mapFds(own, (fd, of) => of === "log" ? null : left.take(fd)),
      lives: lives.map((life) => ({ ...life, pidfd: left.takeLife(life), isChild: false })),
      servers: state.servers.map((server) => ({
        ...server,
        listening: { ...server.listening, fd: takeServer(server) },
      })),
    };
  } finally {
    for (const fd of left.journal) os.close(fd);
  }
}

function runningPids({ supervisor: { groups } }: SupervisorState): readonly number[] {
  const states = [...groups.active, ...groups.removed].map(({ state }) => state);
  return states.flatMap(({ processes }) => Object.values(processes)).map(({ record }) => record.pid);
}
