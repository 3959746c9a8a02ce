import type { SupervisordConfig } from "../../src/config/model/config.ts";
import { LogFile, type LogFileSnapshot, rotationOf } from "../../src/logs/log_file.ts";
import { Logger, type LogHandler } from "../../src/logs/logger.ts";
import { syslogHandler } from "../../src/logs/syslog.ts";
import type { Clock } from "../../src/os/clock.ts";
import { type Os, OsError } from "../../src/os/os.ts";
import { pythonRepr } from "../../src/text/python/python_repr.ts";
import { formattedLog } from "./formatted_log.ts";
import { stdoutLog } from "./stdout_log.ts";
import { tellStderr } from "./tell_stderr.ts";

interface World {
  readonly os: Os;
  readonly clock: Clock;
  /** Where another one stood. */
  readonly state?: LogFileSnapshot | null;
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
  const format = { format: settings.logFormat, clock, pid: os.getpid() };
  const formatted = (log: LogHandler) => formattedLog(log, format);
  // Compat: LOG-028, the terminal comes first
  if (settings.nodaemon && !settings.silent) handlers.push(formatted(stdoutLog(os)));
  const file = settings.logfile === "syslog" ? null : opened.use(openFile(settings, { os, clock, state }));
  handlers.push(file === null ? syslogHandler(os) : formatted(file));
  const logger = new Logger(settings.loglevel, { handlers, now: () => clock.local(clock.now()) });
  const closing = opened.move();
  return { logger, snapshot: () => file?.snapshot() ?? null, [Symbol.dispose]: () => closing.dispose() };
}

/** The main log cannot be opened: status 1, as an uncaught exception of the original gives (DAEMON-010). */
export function logFileError(path: string, { message }: OsError): Error {
  return new Error(`Cannot open the log file: ${message}: ${pythonRepr(path)}`);
}

function openFile(settings: SupervisordConfig, world: World): LogFile {
  try {
    return logFile(settings, world);
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    throw logFileError(settings.logfile, error);
  }
}

// It rotates as the logs of programs do (LOG-004)
function logFile(settings: SupervisordConfig, { os, clock, state = null }: World): LogFile {
  return new LogFile(settings.logfile, {
    os,
    clock,
    rotation: rotationOf({ maxbytes: settings.logfileMaxbytes, backups: settings.logfileBackups }),
    // The log itself cannot take this: stderr is what is left (LOG-030)
    onTrouble: ({ message }) => tellStderr(os, `Cannot write the log file ${settings.logfile}: ${message}\n`),
    ...state === null ? {} : { state },
  });
}
