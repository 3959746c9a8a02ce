import type { ProcessIdentity } from "./processes.ts";

/**
 * A process of two pages that holds the descriptors of the daemon that made it: all that it has and will open, and after
 * its death what it had open then. Whoever of the same user comes next takes them from there.
 *
 * It stays until end(), or SIGKILL. An execve(2) of the daemon parts the two: the keeper keeps what was open then, and so
 * is to be followed by a new one at once, and ended. Disposed of, it is only let go.
 */
export interface Keeper extends ProcessIdentity, Disposable {
  /**
   * A descriptor of ours, close-on-exec, for one of its numbers: the same open file (pidfd_getfd(2)). Where that is
   * refused (Docker gives it to containers with CAP_SYS_PTRACE only), pipes and files are opened anew by /proc/PID/fd.
   * Throws OsError: EBADF where it has none such; EPERM for a socket, which has no other way.
   */
  take(fd: number): number;
  /**
   * Ends it, and returns when it has closed everything; a pipe that nobody else has open has lost its end then. Throws
   * OsError EPERM for that of another user.
   */
  end(): void;
}

/** A keeper, or a sentence's end that says why there is none: "Cannot keep programs over a crash: <reason>". */
export type KeeperResult =
  | { readonly kind: "made"; readonly keeper: Keeper }
  | { readonly kind: "refused"; readonly reason: string };

/** The keepers of this machine. */
export interface Keepers {
  /** Makes one that shares this process's descriptors from now on. It never throws. */
  make(): KeeperResult;
  /** The keeper that was recorded so; null when it is there no more, or the pid is another program's now. */
  find(identity: ProcessIdentity): Keeper | null;
}
