import type { ProcessFacts } from "./model/facts.ts";

/** What is known of a supervisord as a whole: plain JSON, as the daemon gives it and --json shows it. */
export interface DaemonFacts {
  /** Name and version. */
  readonly version: string;
  readonly pid: number;
  readonly checks: readonly DaemonCheck[];
  /** Programs that do not do what they are to do. */
  readonly troubles: readonly Trouble[];
}

/** One thing that was looked at. */
export interface DaemonCheck {
  /** "configuration", "sockets", "limits", "executable", "listeners", "log" ... */
  readonly what: string;
  /** What was found, for people. */
  readonly found: string;
  readonly problem: boolean;
  /** What to do about it, or "". */
  readonly next: string;
}

/** A program and what is the matter with it. */
export interface Trouble {
  readonly name: string;
  readonly state: string;
  readonly text: string;
}

/** What is needed to tell whether a program is in trouble. */
export type Suspect = Pick<ProcessFacts, "name" | "state" | "description" | "now" | "ends">;

/** Seconds, and how many ends within them nobody wanted. */
const RESTARTS = { within: 3600, many: 3 } as const;
const QUICKLY = /^Exited too quickly/;
const NOT_RIGHT: readonly string[] = ["BACKOFF", "FATAL", "UNKNOWN"];

/** What is the matter with a program; null where nothing is. */
export function troubleOf({ name, state, description, now, ends }: Suspect): Trouble | null {
  const last = ends.at(-1);
  if (NOT_RIGHT.includes(state) || (state === "STOPPED" && description.startsWith("cannot start: "))) {
    // How it has exited is what the exit says better
    const text = QUICKLY.test(description) && last !== undefined ? `${last.text}, too quickly` : description;
    return { name, state, text };
  }
  if (state === "EXITED" && last?.expected === false) return { name, state, text: last.text };
  const failures = ends.filter(({ expected, told, stop }) => !expected && !told && now - stop < RESTARTS.within);
  if (failures.length < RESTARTS.many) return null;
  return { name, state, text: `has failed ${failures.length} times within the last hour` };
}
