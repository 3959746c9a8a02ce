/** What a process and all that it has started use of the machine. */
export interface Usage {
  /** Seconds of a processor since they began, those of children included that have ended and were waited for. */
  readonly cpuSeconds: number;
  /** Memory that is there for them; what they share is counted for each of them. */
  readonly residentBytes: number;
  /** How many they are. */
  readonly processes: number;
}

/** A process that was left behind by a program which has ended. */
export interface Straggler {
  readonly pid: number;
  /** The name of its program, 15 bytes at most. */
  readonly name: string;
}

/** By what the processes of a program are told. */
export interface Marks {
  /** All of these, "NAME=value", stand in their environment; or they bear the program's name and began in its time. */
  readonly variables: readonly string[];
  readonly name: string;
  /** Wall clock, seconds. */
  readonly since: number;
  readonly until: number;
  /** Those of these process groups are not meant: they are looked after. */
  readonly except: readonly number[];
}

/** The file of this very program, and what its path names now. */
export interface OwnFile {
  readonly path: string;
  readonly is: "same" | "replaced" | "gone" | "unknown";
}

/** What is asked only when somebody wants to know why a program does not run. Nothing is changed by it. */
export interface Inspection {
  /**
   * access(2) for a user with all groups of his, or for us: null when it may be done, else the errno's name. EPERM where
   * we cannot be that user.
   */
  access(
    path: string,
    { to, uid }: { readonly to: "read" | "write" | "run"; readonly uid: number | null },
  ): string | null;
  /** How often the kernel has killed for want of memory where we run; null where it does not tell. */
  oomKills(): number | null;
  /** Processes that bear these marks. */
  stragglers(marks: Marks): readonly Straggler[];
  /**
   * What each of these processes uses, with all that it has started: its descendants, and the rest of its process group.
   * Those of which nothing is known are missing. It takes its time, and lets others do something in between.
   */
  usage(pids: readonly number[]): Promise<ReadonlyMap<number, Usage>>;
  /** Whether the file of this very program is still what its path names, or the one that is given. */
  ownFile(path?: string): OwnFile;
}
