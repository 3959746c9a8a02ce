import type { ExecRequest } from "./os.ts";

/** What a program needs to give its place to another one, or to take it. All calls throw OsError. */
export interface Handover {
  /**
   * Puts another program in the place of this one (execve(2)): pid, children and what `keeps` names stay. It comes back
   * only by throwing, and everything is as before then.
   */
  exec(request: ExecRequest): never;
  /** A new file in memory with this content, which is there as long as somebody has it open (memfd_create(2)). */
  memory(name: string, content: Uint8Array): number;
  /** What this program was started with and is its own: it is not among the inherited descriptors any more. */
  claim(fds: readonly number[]): void;
}
