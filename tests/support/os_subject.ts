import type { Os } from "../../src/os/os.ts";

/** One Os to be tried, in a world of its own. */
export interface OsSubject extends Disposable {
  readonly os: Os;
  /** An empty directory to work in. */
  readonly directory: string;
  /** Called after a child was spawned: a fake does by hand what /bin/sh does by itself. */
  play(pid: number, script: "say_and_exit" | "die_of_sigkill"): void;
}

/** One promise of the contract. */
export type OsCase = (subject: OsSubject) => void | Promise<void>;
