import type { Inspection } from "./inspection.ts";

/** A failed system call: `call` is its name, `code` the symbolic errno ("ENOENT"), `errno` the number. */
export class OsError extends Error {
  /** How it is told apart from other errors where `instanceof` cannot. */
  override readonly name = "OsError";

  /** `text` is strerror(3)'s; osError() knows it. */
  constructor(readonly call: string, readonly errno: number, readonly code: string, text: string) {
    super(`[Errno ${errno}] ${text}`);
  }
}

/**
 * What is done for a child before its program runs, each at most once. They take effect in the order of this list, which
 * is that of the original's child, and so does what is wrong with them (PROC-012..016).
 */
export type SpawnStep =
  /**
   * It leads a process group of its own (PROC-018), which a Ctrl-C does not reach (SIG-013), or a session, as a daemon.
   */
  | { readonly step: "lead"; readonly of: "group" | "session" }
  /** The user to become; its groups are looked up, once until forgetUsers(). */
  | { readonly step: "user"; readonly uid: number }
  | { readonly step: "directory"; readonly path: string }
  | { readonly step: "umask"; readonly mask: number };

/** What a child is made of; everything the parent must know before it calls posix_spawn. */
export interface SpawnRequest {
  /** The file to execute. */
  readonly file: string;
  /** argv, its first word included. */
  readonly argv: readonly string[];
  /** The environment of the child, all of it unless it inherits some. */
  readonly env: Readonly<Record<string, string>>;
  /** Variables that many children have in common; those of `env` win over them, in their places. */
  readonly inherited?: Readonly<Record<string, string>>;
  /** fds of this process that become 0, 1, 2 ... of the child; all others are closed there. */
  readonly stdio: readonly number[];
  /** fds that the child keeps under the same numbers, above those of `stdio`. */
  readonly keeps?: readonly number[];
  /** An fd that it gets under another number, above all of those. */
  readonly puts?: { readonly fd: number; readonly as: number } | null;
  readonly steps: readonly SpawnStep[];
}

/** A child, or why there is none: `step` is what failed (PROC-009, PROC-013..015). */
export type SpawnResult =
  | { readonly kind: "spawned"; readonly pid: number }
  | { readonly kind: "failed"; readonly step: "user"; readonly reason: string }
  /** No process could be made (EAGAIN, ENOMEM). */
  | { readonly kind: "failed"; readonly step: "fork"; readonly error: OsError }
  | { readonly kind: "failed"; readonly step: "directory"; readonly error: OsError }
  | { readonly kind: "failed"; readonly step: "exec"; readonly error: OsError };

/** The program that takes the place of this one: same process, same children. */
export interface ExecRequest {
  /** The file to execute, an absolute path; never /proc/self/exe, which a new executable could not read itself from. */
  readonly file: string;
  /** argv, its first word included. */
  readonly argv: readonly string[];
  /** The environment, all of it. */
  readonly env: Readonly<Record<string, string>>;
  /** fds above 2 that stay open, under the same numbers; all others are closed. */
  readonly keeps: readonly number[];
}

export interface Exited {
  readonly pid: number;
  /** The raw status word of waitpid(2). */
  readonly status: number;
}

export interface FileStatus {
  readonly size: number;
  readonly inode: number;
  readonly device: number;
  readonly mode: number;
  /** Of the owner. */
  readonly uid: number;
  readonly gid: number;
  /** Last written, whole seconds since the epoch. */
  readonly modified: number;
  readonly kind: "file" | "directory" | "socket" | "fifo" | "character" | "block" | "symlink";
}

/** A listening stream socket: what is at `path` goes first, then bind, chown, chmod, listen; null leaves the owner. */
export type ListenRequest =
  | {
    readonly transport: "unix";
    readonly path: string;
    readonly mode: number;
    readonly owner: { readonly uid: number; readonly gid: number } | null;
    /** null: SOMAXCONN. */
    readonly backlog: number | null;
  }
  /** IPv4, with SO_REUSEADDR; names are resolved. */
  | {
    readonly transport: "tcp";
    readonly host: string;
    readonly port: number;
    readonly backlog: number | null;
  };

export type OpenMode = "append" | "create" | "write" | "read" | "probe" | "offer" | "fifo";

export interface Passwd {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly directory: string;
}

/** User data base look-ups, as nsswitch gives them; null when there is no such entry. */
export interface Users {
  byName(name: string): Passwd | null;
  byUid(uid: number): Passwd | null;
  groupByName(name: string): { readonly name: string; readonly gid: number } | null;
  groupByGid(gid: number): { readonly name: string; readonly gid: number } | null;
}

/**
 * The operating system as the supervisor sees it. Every call is synchronous and throws OsError, unless its result
 * type says otherwise. fds are plain numbers; all that this interface opens are close-on-exec.
 */
export interface Os extends Users, Inspection {
  spawn(request: SpawnRequest): SpawnResult;
  /** The next spawn as a user looks that user up again. */
  forgetUsers(): void;
  /** kill(2): a negative pid names a process group. */
  kill(pid: number, signal: number): void;
  /** waitpid(-1, WNOHANG): null when no child has anything to tell. */
  reap(): Exited | null;
  /** waitpid(pid, 0): blocks until that child has ended; its raw status. */
  wait(pid: number): number;

  /** Both ends blocking; 64 KiB of room, less for a user whose pages for pipes are used up (pipe(7)). */
  pipe(): { readonly read: number; readonly write: number };
  /** Gives a pipe 1 MiB of room, 256 KiB when we are not root. What is refused leaves it as it is. */
  widenPipe(fd: number): void;
  setNonblocking(fd: number): void;
  /** Reads into `buffer`: the number of bytes (> 0), or why there are none; never one for another. */
  read(fd: number, buffer: Uint8Array): number | "would_block" | "eof";
  /** Writes once: the number of bytes taken, or "would_block". */
  write(fd: number, data: Uint8Array): number | "would_block";
  /**
   * Blocks (poll(2)) until the fd takes data, or the write fails, for at most so many seconds; false when they are over.
   * Only for an output that others made.
   */
  waitWritable(fd: number, seconds?: number): boolean;
  /** Throws OsError, whose `call` tells the step, and leaves neither socket nor file then. */
  listenSocket(request: ListenRequest): number;
  /** The fds above 2 that this program was started with. */
  inheritedFds(): readonly number[];
  close(fd: number): void;
  dup2(from: number, to: number): void;
  /** Another descriptor of the same open file. */
  duplicate(fd: number): number;
  /** Whatever is written there goes to the end of the file (O_APPEND). What is refused leaves it as it is. */
  setAppending(fd: number): void;

  /**
   * append: O_APPEND|O_CREAT; create: the same with O_EXCL, so that it is new and no link; write: O_TRUNC|O_CREAT;
   * probe: to read, never waiting for the other end of a fifo (O_NONBLOCK); offer: to append in the same way; fifo: to
   * write to one whether it has readers or not, since this is one (O_RDWR|O_NONBLOCK). `mode` is for a new file (0o666
   * unless told, less umask).
   * Symbolic links are followed (SEC-009).
   */
  open(path: string, how: OpenMode, mode?: number): number;
  /** pread(2): up to `length` bytes from `offset`; shorter at the end of the file. */
  readAt(fd: number, offset: number, length: number): Uint8Array;
  /** lseek(fd, 0, SEEK_CUR), or an OsError with ESPIPE. */
  position(fd: number): number;
  seekEnd(fd: number): number;
  truncate(fd: number, size?: number): void;
  statFd(fd: number): FileStatus;
  /** stat(2), following symbolic links; null when there is nothing at the path. Other failures throw. */
  stat(path: string): FileStatus | null;
  /** lstat(2): as stat(), but of a symbolic link itself. */
  lstat(path: string): FileStatus | null;
  /** access(path, X_OK) with the real uid. */
  isExecutable(path: string): boolean;
  rename(from: string, to: string): void;
  remove(path: string): void;
  link(from: string, to: string): void;
  /** A new, empty file, 0600, with a random suffix of 8 of a-z0-9_: returns its path (LOG-014). */
  makeTemporary(directory: string, prefix: string, suffix: string): string;
  /** A new, empty directory, 0700, with such a suffix: returns its path. */
  makeTemporaryDirectory(directory: string, prefix: string): string;
  /** An empty one. */
  removeDirectory(path: string): void;
  list(directory: string): readonly string[];
  readBytes(path: string): Uint8Array;
  chmod(path: string, mode: number): void;
  chmodFd(fd: number, mode: number): void;
  chownFd(fd: number, uid: number, gid: number): void;
  /** fsync(2), on a thread of its own, as a disk may take its time: the one call here that nobody waits in. */
  flush(fd: number): Promise<void>;
  /** -1 leaves an id as it is. */
  chown(path: string, uid: number, gid: number): void;

  /**
   * syslog(3) as "supervisord" with LOG_USER and LOG_INFO: one message, or what is one as it stands (`isWhole`); it never
   * fails and never waits, at worst it is lost.
   */
  syslog(message: string, how?: { readonly isWhole: boolean }): void;
  /** From now on `tell` is told each time that messages to syslog(3) are lost, and how many; nobody else is. */
  onSyslogLoss(tell: (messages: number) => void): void;

  getpid(): number;
  getuid(): number;
  chdir(path: string): void;
  cwd(): string;
  /** Sets the mask and returns the old one. */
  umask(mask: number): number;
  /** A copy of this process's environment. */
  environment(): Readonly<Record<string, string>>;
  hostName(): string;
  getrlimit(resource: "nofile" | "nproc"): { readonly soft: number; readonly hard: number };
  setrlimit(resource: "nofile" | "nproc", limit: { readonly soft: number; readonly hard: number }): void;
  /** setgroups, setgid, setuid for the whole process, for good (DAEMON-006). */
  becomeUser(uid: number): void;
}
