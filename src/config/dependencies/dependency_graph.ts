import { splitNamespec } from "../../text/namespec.ts";
import { pythonStrip } from "../../text/python/python_space.ts";
import type { Condition } from "../model/dependency.ts";
import type { ProcessConfig } from "../model/process_config.ts";

/** A process, as far as its place among others goes. */
interface Member {
  readonly group: string;
  readonly config: Pick<ProcessConfig, "name" | "section" | "dependsOn">;
}

/** What a process needs of others: of each of them. None where nobody has that name. */
export interface Need<T> {
  /** As written. */
  readonly name: string;
  readonly condition: Condition;
  readonly of: readonly T[];
}

/** Who needs whom, of all processes there are. */
export class DependencyGraph<T extends Member> {
  readonly #needs = new Map<T, readonly Need<T>[]>();
  readonly #dependents = new Map<T, Set<T>>();
  readonly #allDependents = new Map<T, ReadonlySet<T>>();

  constructor(members: Iterable<T>) {
    const all = [...members];
    if (all.every(({ config }) => config.dependsOn.length === 0)) return;
    const find = finder(all);
    for (const member of all) {
      const needs = member.config.dependsOn.map((dependency) => ({ ...dependency, of: find(dependency.name) }));
      this.#needs.set(member, needs);
      for (const needed of needs.flatMap(({ of }) => of)) {
        const dependents = this.#dependents.get(needed) ?? new Set();
        this.#dependents.set(needed, dependents.add(member));
      }
    }
  }

  /** Whether nobody needs anybody. */
  get isEmpty(): boolean {
    return this.#needs.size === 0;
  }

  needs(member: T): readonly Need<T>[] {
    return this.#needs.get(member) ?? [];
  }

  /** Who cannot do without it, be it over others. */
  dependents(member: T): ReadonlySet<T> {
    const known = this.#allDependents.get(member);
    if (known !== undefined) return known;
    const found = new Set(this.#dependents.get(member));
    for (const dependent of found) for (const one of this.#dependents.get(dependent) ?? []) found.add(one);
    this.#allDependents.set(member, found);
    return found;
  }

  /** Who needs whom in a circle, the first one again at its end; null when nobody does. */
  cycle(): readonly T[] | null {
    const done = new Set<T>();
    const path = new Set<T>();
    const visit = (member: T): readonly T[] | null => {
      if (path.has(member)) return [...[...path].slice([...path].indexOf(member)), member];
      if (done.has(member)) return null;
      path.add(member);
      for (const needed of this.needs(member).flatMap(({ of }) => of)) {
        const found = visit(needed);
        if (found !== null) return found;
      }
      path.delete(member);
      done.add(member);
      return null;
    };
    for (const member of this.#needs.keys()) {
      const found = visit(member);
      if (found !== null) return found;
    }
    return null;
  }

  /** What is needed before what needs it; otherwise as they stand. */
  inStartOrder(members: Iterable<T>): readonly T[] {
    if (this.isEmpty) return [...members];
    const wanted = new Set(members);
    const ordered = new Set<T>();
    const seen = new Set<T>();
    const visit = (member: T) => {
      if (seen.has(member)) return;
      seen.add(member);
      for (const { of } of this.needs(member)) of.forEach(visit);
      if (wanted.has(member)) ordered.add(member);
    };
    wanted.forEach(visit);
    return [...ordered];
  }
}

// A program goes before a group of its name: "name:*" is the group in any case
function finder<T extends Member>(members: readonly T[]): (name: string) => readonly T[] {
  const byGroup = Map.groupBy(members, ({ group }) => group);
  const byProgram = Map.groupBy(
    members,
    ({ config: { section } }) => pythonStrip(section.slice(section.indexOf(":") + 1)),
  );
  return (name) => {
    if (!name.includes(":")) return byProgram.get(name) ?? byGroup.get(name) ?? [];
    const { group, process } = splitNamespec(name);
    const inGroup = byGroup.get(group) ?? [];
    return process === null ? inGroup : inGroup.filter(({ config }) => config.name === process);
  };
}
