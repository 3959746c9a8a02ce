import type { Child } from "../host.ts";

/** The children that run, by pid. */
export class Children {
  readonly #byPid = new Map<number, Child>();
  /** Those with startsecs=0, from their birth until they are taken. */
  readonly #newborn = new Set<Child>();

  born(pid: number, child: Child): void {
    this.#byPid.set(pid, child);
    if (child.config.startsecs === 0) this.#newborn.add(child);
  }

  /**
   * Whoever is to be looked at before anybody is reaped: as in the original's loop, all of them are RUNNING before one
   * has ended (STATE-007).
   */
  takeNewborn(): readonly Child[] {
    const newborn = [...this.#newborn];
    this.#newborn.clear();
    return newborn;
  }

  /** Whose pid it was; undefined for a child of somebody else. */
  take(pid: number): Child | undefined {
    const child = this.#byPid.get(pid);
    this.#byPid.delete(pid);
    return child;
  }
}
