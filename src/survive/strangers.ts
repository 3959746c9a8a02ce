import type { Clock, Poller } from "../os/clock.ts";
import type { Processes } from "../os/processes.ts";
import type { Supervisor } from "../supervisor/life/supervisor.ts";
import type { Life } from "./life.ts";
import type { Lives } from "./lives.ts";

/** Seconds for which whoever has become the parent of a program may leave it unreaped, and between two looks. */
const REAPING = { patience: 3, again: 0.05 } as const;

/** What they are watched by. */
export interface StrangersOptions {
  readonly clock: Clock;
  readonly poller: Poller;
  readonly processes: Processes;
  readonly supervisor: Supervisor;
  readonly lives: Lives;
}

/**
 * The programs that another supervisord has started, and whose parent we are not: their end is known by their pidfd, and
 * their status as far as the system tells it to others than the parent.
 */
export class Strangers implements Disposable {
  readonly #options: StrangersOptions;
  readonly #cancels = new Set<() => void>();

  constructor(options: StrangersOptions) {
    this.#options = options;
  }

  /**
   * Watches those of these programs that are none of our children. Where `all` are none, one of whom nothing is known has
   * ended; so they have to be those that ran before any was started.
   */
  watch(pids: readonly number[], { all }: { readonly all: boolean }): void {
    const { supervisor, lives } = this.#options;
    const known = new Map(lives.snapshot().map((life) => [life.pid, life]));
    for (const pid of pids) {
      const life = known.get(pid);
      if (life === undefined && all) supervisor.ended(pid, null);
      else if (life?.isChild === false) this.#watch(life);
    }
  }

  [Symbol.dispose](): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }

  #watch(life: Life): void {
    const { poller, processes } = this.#options;
    const { pidfd } = life;
    if (pidfd === null) return this.#look(life, () => processes.isAlive(life) ? "not_yet" : "unknown", Infinity);
    const unwatch = this.#once(poller.readable(pidfd, () => {
      unwatch();
      const patience = this.#options.clock.monotonic() + REAPING.patience;
      this.#look(life, () => processes.exitStatus(life, pidfd), patience);
    }));
  }

  /** Until its status is known, or it no longer matters. */
  #look(life: Life, status: () => number | "not_yet" | "unknown", end: number): void {
    const { clock } = this.#options;
    const found = status();
    if (found !== "not_yet") return this.#ended(life, found === "unknown" ? null : found);
    if (clock.monotonic() > end) return this.#ended(life, null);
    const cancel = this.#once(clock.at(clock.monotonic() + REAPING.again, () => {
      cancel();
      this.#look(life, status, end);
    }));
  }

  #ended({ pid }: Life, status: number | null): void {
    this.#options.supervisor.ended(pid, status);
    this.#options.lives.forget(pid);
  }

  #once(cancel: () => void): () => void {
    const once = () => {
      this.#cancels.delete(once);
      cancel();
    };
    this.#cancels.add(once);
    return once;
  }
}
