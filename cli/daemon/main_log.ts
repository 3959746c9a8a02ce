import type { SupervisordConfig } from "../../src/config/model/config.ts";
import { LogFile, type LogFileSnapshot, rotationOf } from "../../src/logs/log_file.ts";
import { Logger, type LogHandler } from "../../src/logs/logger.ts";
import { Upkeep } from "../../src/logs/upkeep/upkeep.ts";
import { syslogHandler } from "../../src/logs/syslog.ts";
import type { Clock } from "../../src/os/clock.ts";
import { type Os, OsError } from "../../src/os/os.ts";
import { pythonRepr } from "../../src/text/python/python_repr.ts";
import { stdoutLog } from "./stdout_log.ts";
import { tellStderr } from "./tell_stderr.ts";

interface World {
  readonly os: Os;
  readonly clock: Clock;
  /** Where another one stood. */
  readonly state?: LogFileSnapshot | null;
}

interface FileWorld extends World {
  /** Takes what else cannot be done with the file. */
  readonly tell: (line: string) => void;
}

/** A logger, and where its file stands; null where there is none. */
export interface MainLog extends Disposable {
  readonly logger: Logger;
  snapshot(): LogFileSnapshot | null;
}

/**
 * Opens the main log, or goes on with that of another one, and its copy on stdout when in the foreground (LOG-003).
 * Throws what logFileError() makes.
 */
export function openMainLog(settings: SupervisordConfig, { os, clock, state = null }: World): MainLog {
  using opened = new DisposableStack();
  const handlers: LogHandler[] = [];
  // Compat: LOG-028, the terminal comes first
  if (settings.nodaemon && !settings.silent) handlers.push(stdoutLog(os));
  let tell: FileWorld["tell"] = (line) => void tellStderr(os, `${line}\n`);
  const world: FileWorld = { os, clock, state, tell: (line) => tell(line) };
  const file = settings.logfile === "syslog" ? null : opened.use(openFile(settings, world));
  handlers.push(file ?? syslogHandler(os));
  const logger = new Logger(settings.loglevel, { handlers, now: () => clock.local(clock.now()) });
  tell = (line) => logger.log("critical", line);
  const closing = opened.move();
  return { logger, snapshot: () => file?.snapshot() ?? null, [Symbol.dispose]: () => closing.dispose() };
}

/** The main log cannot be opened: status 1, as an uncaught exception of the original gives (DAEMON-010). */
export function logFileError(path: string, { message }: OsError): Error {
  return new Error(`Cannot open the log file: ${message}: ${pythonRepr(path)}`);
}

function openFile(settings: SupervisordConfig, world: FileWorld): LogFile {
  try {
    return logFile(settings, world);
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    throw logFileError(settings.logfile, error);
  }
}

// It rotates as the logs of programs do (LOG-004)
function logFile(settings: SupervisordConfig, { os, clock, state = null, tell }: FileWorld): LogFile {
  const { logfile: path, logfileMaxbytes: maxbytes, logfileBackups: backups, logfileUpkeep } = settings;
  return new LogFile(path, {
    os,
    clock,
    rotation: rotationOf({ maxbytes, backups }),
    upkeep: logfileUpkeep && new Upkeep(path, { config: logfileUpkeep, backups, os, clock, tell }),
    // The log itself cannot take this: stderr is what is left (LOG-030)
    onTrouble: ({ message }) => tellStderr(os, `Cannot write the log file ${path}: ${message}\n`),
    ...state === null ? {} : { state },
  });
}
