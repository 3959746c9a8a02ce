import type { Subprocess } from "./subprocess.ts";

/** The children that run, by pid. */
export class Children {
  readonly #byPid = new Map<number, Subprocess>();
  /** Those with startsecs=0, from their birth until they are taken. */
  readonly #newborn = new Set<Subprocess>();

  born(pid: number, process: Subprocess): void {
    this.#byPid.set(pid, process);
    if (process.config.startsecs === 0) this.#newborn.add(process);
  }

  /**
   * Whoever is to be looked at before anybody is reaped: as in the original's loop, all of them are RUNNING before one
   * has ended (STATE-007).
   */
  takeNewborn(): readonly Subprocess[] {
    const newborn = [...this.#newborn];
    this.#newborn.clear();
    return newborn;
  }

  /** Whose pid it was; undefined for a child of somebody else. */
  take(pid: number): Subprocess | undefined {
    const process = this.#byPid.get(pid);
    this.#byPid.delete(pid);
    return process;
  }
}
