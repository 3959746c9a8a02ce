import type { Condition, Dependency } from "../../../../src/config/model/dependency.ts";
import type { Needed } from "../../../../src/process/dependency.ts";

const WORDS: Readonly<Record<Condition, string>> = {
  started: "to be started",
  healthy: "to be healthy",
  completed: "to complete",
  completed_successfully: "to complete successfully",
};

/** What is true of processes, each alone in a group of its name, found in the slowest and most obvious way. */
export class Model<T extends Needed> {
  readonly #all: readonly T[];

  constructor(all: readonly T[]) {
    this.#all = all;
  }

  find(name: string): T {
    const found = this.#all.find(({ config }) => config.name === name);
    if (found === undefined) throw new Error(`Cannot find ${name}`);
    return found;
  }

  /** Whether `process` needs `other`, be it over others. */
  needs(process: T, other: T): boolean {
    return process.config.dependsOn.some(({ name }) =>
      name === other.config.name || this.needs(this.find(name), other)
    );
  }

  isFulfilled({ name, condition }: Dependency): boolean {
    const { record, config } = this.find(name);
    const isUp = record.state === "RUNNING";
    const isOver = record.state === "EXITED" && !restarts(this.find(name));
    const isGood = isOver && isListed(this.find(name));
    switch (condition) {
      case "started":
        return isUp || isGood;
      case "healthy":
        return config.type === "oneshot" ? isGood : isUp;
      case "completed":
        return isOver;
      case "completed_successfully":
        return isGood;
    }
  }

  isFree({ config }: T): boolean {
    return config.dependsOn.every((dependency) => this.isFulfilled(dependency));
  }

  /** Those that wait for what nobody brings about: found from those who lack it, until there are no more. */
  hopeless(): ReadonlySet<T> {
    const found = new Set<T>();
    for (let before = -1; before !== found.size;) {
      before = found.size;
      for (const process of this.#all.filter(({ record }) => record.wait !== null)) {
        const missing = process.config.dependsOn.filter((dependency) => !this.isFulfilled(dependency));
        if (missing.some(({ name }) => found.has(this.find(name)) || isIdle(this.find(name)))) found.add(process);
      }
    }
    return found;
  }

  /** Whether what is told of a process that waits is so. */
  isTrue(process: T): boolean {
    const { record: { wait, state }, config } = process;
    if (wait === null) return true;
    if (wait.text === "waiting to be stopped before it is started") return state === "STOPPING";
    const isHopeless = this.hopeless().has(process);
    if (wait.kind === "never") return isHopeless && this.#isTrueOf(process, wait.text);
    const missing = config.dependsOn.filter((dependency) => !this.isFulfilled(dependency));
    return !isHopeless &&
      missing.some(({ name, condition }) => wait.text === `waiting for ${name} ${WORDS[condition]}`);
  }

  #isTrueOf({ config }: T, text: string): boolean {
    const [, name = "", why = ""] = /^cannot start: (\w+) (.*)$/.exec(text) ?? [];
    const dependency = config.dependsOn.find((one) => one.name === name && !this.isFulfilled(one));
    if (dependency === undefined) return false;
    const { record } = this.find(name);
    if (record.wait !== null) return this.#isTrueOf(this.find(name), why);
    const told = why.replace(/^is FATAL: .*/, "is FATAL");
    if (record.state === "FATAL") return told === "is FATAL" && why.endsWith(`: ${record.spawnError}`);
    if (record.state === "EXITED") return told === `has ended with status ${record.lastStatus}`;
    return told === "is stopped" && (record.state === "STOPPED" || record.state === "STOPPING");
  }
}

// Nothing comes of it unless somebody does something
function isIdle(process: Needed): boolean {
  const { record } = process;
  if (record.state === "EXITED") return !restarts(process);
  return record.wait === null && ["STOPPED", "STOPPING", "FATAL"].includes(record.state);
}

function restarts(process: Needed): boolean {
  const { record, config: { autorestart } } = process;
  return !record.isToStop && (autorestart === true || autorestart === "unexpected" && !isListed(process));
}

function isListed({ record, config: { exitcodes } }: Needed): boolean {
  return exitcodes.some((status) => status === record.exitStatus);
}
