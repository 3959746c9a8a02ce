import { runCommand } from "../probes/run_command.ts";
import type { Clock, Poller } from "../os/clock.ts";
import type { Logger } from "../logs/logger.ts";
import type { Os } from "../os/os.ts";
import { decodeWaitStatus } from "../process/wait_status.ts";
import type { Supervisor } from "../supervisor/life/supervisor.ts";
import { UpgradeError } from "./upgrade_error.ts";

/** Seconds that the program has to answer. */
const PATIENCE = 10;

/** What a probe runs, and where. */
export interface ProbeOptions {
  readonly os: Os;
  readonly clock: Clock;
  readonly poller: Poller;
  readonly logger: Logger;
  readonly supervisor: Pick<Supervisor, "born" | "turns">;
  readonly file: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly keeps: readonly number[];
}

/**
 * Runs a program as an ordinary child and gives what it has printed, on stdout and stderr, when it has ended with 0.
 * Rejects with UpgradeError when it cannot be run, ends otherwise, or takes more than 10 s, after which it is killed.
 */
export function probe({ os, clock, poller, logger, supervisor, ...request }: ProbeOptions): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const { turns } = supervisor;
  const born: Supervisor["born"] = (pid, child) => supervisor.born(pid, child);
  runCommand({ ...request, steps: [] }, {
    world: { os, clock, poller, logger, turns, born },
    seconds: PATIENCE,
    onEnd(end) {
      if (end.kind === "not_run") return reject(new UpgradeError(`${request.file} cannot be run: ${end.why}`));
      const { status, isSlow, said } = end;
      if (status === 0) return resolve(said);
      const how = isSlow ? `took more than ${PATIENCE} s to answer` : `ended: ${decodeWaitStatus(status).text}`;
      reject(new UpgradeError(`${request.file} ${said === "" ? how : `says: ${said}`}`));
    },
  });
  return promise;
}
