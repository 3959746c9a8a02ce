/** A process, for good: its pid may be another one's later, both together never are, until the machine starts anew. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in ticks of the kernel (1/100 s) since the machine started: field 22 of /proc/PID/stat (proc(5)). */
  readonly startTime: number;
}

/** Programs that need not be children of ours. */
export interface Processes {
  /** null when there is none of this pid. */
  identify(pid: number): ProcessIdentity | null;
  /** Whether it is this very process, and has not ended; one that waits to be reaped has. */
  isAlive(identity: ProcessIdentity): boolean;
  /**
   * A descriptor of it (pidfd_open(2)), close-on-exec: readable once it has ended. null when there is no such process
   * any more. Throws OsError (EMFILE ...; ENOSYS before Linux 5.3).
   */
  open(identity: ProcessIdentity): number | null;
  /**
   * The process that has the other end of this pipe, and leads a process group, as a program does that was started for
   * it: the oldest such one; null where there is none that we may look into.
   */
  behindPipe(fd: number): ProcessIdentity | null;
  /**
   * How the process of this descriptor ended: the status word of waitpid(2). A zombie's is in /proc/PID/stat (proc(5)),
   * for its own user; once it has been reaped, the kernel may tell it still (PIDFD_GET_INFO, Linux 6.15). "not_yet" where
   * one of them will: a descriptor is readable before that, and hangs up when it has been reaped. "unknown" where it can
   * no longer be known.
   */
  exitStatus(identity: ProcessIdentity, pidfd: number): number | "not_yet" | "unknown";
}
