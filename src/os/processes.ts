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
   * How the process of this descriptor ended: the status word of waitpid(2), where the kernel tells it to others than
   * its parent (PIDFD_GET_INFO, Linux 6.15). "not_yet" while nobody has reaped it: its descriptor may be readable then
   * already, and hangs up when that is over. "unknown" where it can no longer be known.
   */
  exitStatus(pidfd: number): number | "not_yet" | "unknown";
}
