import type { Logger } from "../../src/logs/logger.ts";
import type { Os } from "../../src/os/os.ts";
import type { Supervisor } from "../../src/supervisor/life/supervisor.ts";

/** What to look at, and where to tell. */
export interface ReplacementOptions {
  readonly os: Pick<Os, "ownFile">;
  readonly logger: Logger;
  readonly executable: string;
}

/** A reload goes on with the program that runs: says so when another one has been installed since. Gives what ends it. */
export function tellOfReplacement(supervisor: Supervisor, { os, logger, executable }: ReplacementOptions): () => void {
  return supervisor.observe((event) => {
    if (event.kind !== "supervisor_state" || event.state !== "STOPPING" || supervisor.mood !== "RESTARTING") return;
    if (os.ownFile(executable).is !== "replaced") return;
    const next = "supervisorctl upgrade puts the new one in its place";
    logger.log("warn", `${executable} has been replaced; this reload goes on with the former program: ${next}`);
  });
}
