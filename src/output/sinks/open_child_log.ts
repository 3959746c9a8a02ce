import { Upkeep } from "../../logs/upkeep/upkeep.ts";
import { LogFile, type LogFileSnapshot } from "../../logs/log_file.ts";
import { rotationOf } from "../../logs/rotation_policy.ts";
import type { Logger } from "../../logs/logger.ts";
import type { Clock } from "../../os/clock.ts";
import type { Os } from "../../os/os.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import { isFileAlone } from "../../config/values/is_file_alone.ts";
import type { Outlets } from "./log.ts";
import type { Source } from "./source.ts";

/** What it acts on; `state` is where another one stood. */
interface ChildLogOptions {
  readonly os: Os;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly outlets: Pick<Outlets, "lose">;
  readonly state: LogFileSnapshot | null;
}

/**
 * The log file of an output, null where there is none, which is read all the same (LOG-020); throws OsError when it
 * cannot be opened (PROC-008).
 */
export function openChildLog(
  { name, channel, config, logfile }: Source,
  { os, clock, logger, outlets, state }: ChildLogOptions,
): LogFile | null {
  if (logfile === null || logfile === "") return null;
  const complain = (error: Error) => {
    const what = `Cannot log ${channel} of ${name} to ${pythonRepr(logfile)}`;
    logger.log("critical", `${what}: ${error.message}; its output is read on, and this is said once`);
  };
  const { logfileMaxbytes: maxbytes, logfileBackups: backups, logfileUpkeep } = config;
  const tell = (line: string) => logger.log("critical", line);
  return new LogFile(logfile, {
    ...{ os, clock, rotation: rotationOf({ maxbytes, backups }), onTrouble: complain },
    wholeLines: config.format.kind !== "plain",
    // As in Supervisor nothing more is said of a file alone
    onLoss: (lines, why) => outlets.lose(logfile, { lines, why, isTold: !isFileAlone(config) }),
    upkeep: logfileUpkeep && new Upkeep(logfile, { config: logfileUpkeep, backups, os, clock, tell }),
    ...state === null ? {} : { state },
  });
}
