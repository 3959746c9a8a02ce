import { attempt } from "../logs/attempt.ts";
import type { Logger } from "../logs/logger.ts";
import type { DescriptorStore, GivenDescriptor } from "../os/descriptor_store.ts";
import type { Os } from "../os/os.ts";
import type { ProcessGroupSnapshot } from "../supervisor/life/process_group.ts";
import type { SubprocessSnapshot } from "../supervisor/process/subprocess_options.ts";
import { type Holder, HolderError } from "./holder.ts";
import type { Journal, Note } from "./journal.ts";
import type { Life } from "./life.ts";
import { type FdMapping, mapFds, mapProcess, mapSockets } from "./map_fds.ts";
import { storedJournalName, storedLifeName, storedName } from "./stored_name.ts";
import type { SupervisorState } from "./supervisor_state.ts";

/** A store, and what goes there. */
export interface StoreHolderOptions {
  readonly os: Pick<Os, "statFd" | "getpid">;
  readonly logger: Logger;
  readonly store: DescriptorStore;
  readonly journal: Journal;
  /** Names of what was stored before. */
  readonly former: readonly string[];
}

/** The store of the service manager, which is told of each descriptor. The journal has their inodes for them. */
export class StoreHolder implements Holder {
  readonly journalName: string;
  readonly #options: StoreHolderOptions;
  /** By name. */
  readonly #stored = new Set<string>();
  /** The names of each process's, of each group's, and of the servers'. */
  #owned = new Map<string, ReadonlySet<string>>();
  #dropped: readonly string[] = [];
  #isTold = false;

  constructor(options: StoreHolderOptions) {
    const { os, journal } = options;
    this.#options = options;
    this.journalName = storedJournalName(os.getpid(), os.statFd(journal.fds[0]).inode);
  }

  whole(state: SupervisorState): SupervisorState {
    const { supervisor: { groups }, servers } = state;
    const lives = new Map(state.lives.map((life) => [life.pid, life]));
    const inodes = new Map<number, number>();
    const map = this.#mapping(inodes);
    const before = this.#owned;
    this.#owned = new Map();
    this.#own("servers", servers.map(({ listening: { fd } }) => this.#named(fd, inodes)));
    const snapshots = [
      ...groups.active.map((group) => ({ ...group, place: ACTIVE })),
      ...groups.removed.map((group) => ({ ...group, place: "removed/" })),
    ];
    for (const { place, config: { name }, state: { sockets, processes } } of snapshots) {
      this.#ownSockets(`${place}${name}`, sockets, inodes);
      for (const [process, snapshot] of Object.entries(processes)) {
        const life = lives.get(snapshot.record.pid) ?? null;
        this.#ownProcess(`${place}${name}:${process}`, { snapshot, life, inodes });
      }
    }
    const now = new Set([...this.#owned.values()].flatMap((names) => [...names]));
    const gone = [...before.values()].flatMap((names) => [...names]).filter((name) => !now.has(name));
    this.#dropped = [...this.#dropped, ...gone];
    return mapFds({ ...state, daemon: { ...state.daemon, journal: this.journalName } }, map);
  }

  note(note: Note): Note {
    if (note.kind === "pool") return note;
    const inodes = new Map<number, number>();
    const group = `${ACTIVE}${note.group}`;
    this.#ownSockets(group, note.sockets, inodes);
    this.#ownProcess(`${group}:${note.process}`, { snapshot: note.state, life: note.life, inodes });
    const map = this.#mapping(inodes);
    return { ...note, state: mapProcess(note.state, map), sockets: mapSockets(note.sockets, map) };
  }

  settle(): void {
    const { store, journal, former } = this.#options;
    if (!this.#isTold) {
      store.add(this.journalName, journal.fds);
      this.#isTold = true;
      for (const name of former) if (!this.#stored.has(name)) store.remove(name);
    }
    const dropped = this.#dropped;
    this.#dropped = [];
    for (const name of dropped) {
      store.remove(name);
      this.#stored.delete(name);
    }
  }

  [Symbol.dispose](): void {
    const { store, logger } = this.#options;
    attempt("empty the service manager's store", () => {
      for (const name of [this.journalName, ...this.#stored]) store.remove(name);
    }, { logger });
    store[Symbol.dispose]();
  }

  // An fd of a log is none of the journal's, since logs are opened anew by their names
  #mapping(inodes: ReadonlyMap<number, number>): FdMapping {
    return (fd, of) => of === "log" ? fd : inodes.get(fd) ?? fd;
  }

  #ownSockets(owner: string, sockets: ProcessGroupSnapshot["sockets"], inodes: Map<number, number>): void {
    this.#own(owner, fdsOf((map) => mapSockets(sockets, map)).map((fd) => this.#named(fd, inodes)));
  }

  #ownProcess(owner: string, { snapshot, life, inodes }: OwnedProcess): void {
    const pipes = fdsOf((map) => mapProcess(snapshot, map)).map((fd) => this.#named(fd, inodes));
    const pidfd = life === null || life.pidfd === null ? [] : [{ name: storedLifeName(life), fd: life.pidfd }];
    this.#own(owner, [...pipes, ...pidfd]);
  }

  #named(fd: number, inodes: Map<number, number>): GivenDescriptor {
    const { inode } = this.#options.os.statFd(fd);
    inodes.set(fd, inode);
    return { name: storedName(inode), fd };
  }

  #own(owner: string, descriptors: readonly GivenDescriptor[]): void {
    const { store } = this.#options;
    const names = new Set(descriptors.map(({ name }) => name));
    for (const { name, fd } of descriptors) {
      if (this.#stored.has(name)) continue;
      if (this.#stored.size + JOURNAL_FILES >= store.room) throw new HolderError(tooSmall(store.room));
      store.add(name, [fd]);
      this.#stored.add(name);
    }
    const gone = [...this.#owned.get(owner) ?? []].filter((name) => !names.has(name));
    this.#dropped = [...this.#dropped, ...gone];
    this.#owned.set(owner, names);
  }
}

/** Of what belongs to a group that is not removed. */
const ACTIVE = "active/";
/** In the store under one name. */
const JOURNAL_FILES = 2;

interface OwnedProcess {
  readonly snapshot: SubprocessSnapshot;
  readonly life: Life | null;
  /** Those that were looked up, by descriptor. */
  readonly inodes: Map<number, number>;
}

function tooSmall(room: number): string {
  return `the service manager holds ${room} descriptors, and more are needed: raise FileDescriptorStoreMax=`;
}

function fdsOf(mapped: (map: FdMapping) => unknown): readonly number[] {
  const fds: number[] = [];
  mapped((fd, of) => {
    if (of === "other") fds.push(fd);
    return fd;
  });
  return fds;
}
