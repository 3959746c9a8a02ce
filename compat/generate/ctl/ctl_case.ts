/** A line for supervisorctl. */
export interface CtlLine {
  readonly line: string;
  /** Whether the daemon may be in another state afterwards. */
  readonly changes: boolean;
  /** Whether its output's lines come in the order in which things were done, which is chance (RPC-020). */
  readonly unordered: boolean;
}

/** Lines, one after the other: typed into the shell, or each as a command of its own, with its exit status. */
export interface CtlCase {
  readonly lines: readonly CtlLine[];
  readonly oneShot: boolean;
}
