import type { Processes, ProcessIdentity } from "../os/processes.ts";
import { type Os, OsError } from "../os/os.ts";
import type { Life } from "./life.ts";

/** Who the programs are that run, for as long as each of them does. */
export class Lives implements Disposable {
  readonly #os: Pick<Os, "close">;
  readonly #processes: Processes;
  readonly #byPid = new Map<number, Life>();
  /** The pid that a program was last seen with. */
  readonly #pids = new Map<string, number>();
  readonly #ended = new Set<number>();

  /** Takes over the descriptors of those that are known. */
  constructor(
    { os, processes }: { readonly os: Pick<Os, "close">; readonly processes: Processes },
    known: readonly Life[],
  ) {
    this.#os = os;
    this.#processes = processes;
    for (const life of known) this.#byPid.set(life.pid, life);
  }

  /** A program has this pid now, 0 for none; the life that it had before goes with forgetEnded(). */
  note(program: string, pid: number): void {
    const former = this.#pids.get(program);
    if (former !== undefined && former !== pid) this.#ended.add(former);
    this.#pids.set(program, pid);
  }

  /** The life with this pid; null for pid 0, and where it has ended unseen. */
  of(pid: number): Life | null {
    if (pid === 0) return null;
    const known = this.#byPid.get(pid);
    if (known !== undefined) return known;
    const identity = this.#processes.identify(pid);
    if (identity === null) return null;
    const life: Life = { ...identity, pidfd: this.#open(identity), isChild: true };
    this.#byPid.set(pid, life);
    return life;
  }

  /** It has ended, and its status is known. */
  forget(pid: number): void {
    const life = this.#byPid.get(pid);
    this.#byPid.delete(pid);
    if (life !== undefined && life.pidfd !== null) this.#os.close(life.pidfd);
  }

  /** Those that have ended, once nobody can be told of their descriptors any more. */
  forgetEnded(): void {
    for (const pid of this.#ended) this.forget(pid);
    this.#ended.clear();
  }

  snapshot(): readonly Life[] {
    return [...this.#byPid.values()].filter(({ pid }) => !this.#ended.has(pid));
  }

  [Symbol.dispose](): void {
    for (const pid of [...this.#byPid.keys()]) this.forget(pid);
  }

  // Without one the end of a child is told all the same
  #open(identity: ProcessIdentity): number | null {
    try {
      return this.#processes.open(identity);
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      return null;
    }
  }
}
