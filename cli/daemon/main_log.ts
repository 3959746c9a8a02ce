import type { SupervisordConfig } from "../../src/config/model/config.ts";
import { LogFile, type LogFileSnapshot } from "../../src/logs/log_file.ts";
import { rotationOf } from "../../src/logs/rotation_policy.ts";
import type { LogSink } from "../../src/config/model/log_sink.ts";
import { isFileAlone } from "../../src/config/values/is_file_alone.ts";
import { Logger, type LogHandler } from "../../src/logs/logger.ts";
import { Upkeep } from "../../src/logs/upkeep/upkeep.ts";
import { syslogHandler } from "../../src/logs/syslog.ts";
import { isOutlet } from "../../src/output/is_outlet.ts";
import { isStyled } from "../../src/output/open_sinks.ts";
import type { Sockets } from "../../src/os/sockets.ts";
import { NO_STATE, Outlets, type OutletsSnapshot } from "../../src/supervisor/outlets/outlets.ts";
import { syslogLog } from "./syslog_log.ts";
import type { Clock, Poller } from "../../src/os/clock.ts";
import { type Os, OsError } from "../../src/os/os.ts";
import { pythonRepr } from "../../src/text/python/python_repr.ts";
import { formattedLog } from "./formatted_log.ts";
import { stdoutLog } from "./stdout_log.ts";
import { tellStderr } from "./tell_stderr.ts";

interface World {
  readonly os: Os;
  readonly clock: Clock;
  readonly poller: Poller;
  readonly sockets: Sockets;
  /** What waited in the outlets of another one. */
  readonly waiting?: OutletsSnapshot | undefined;
  /** Where another one stood. */
  readonly state?: LogFileSnapshot | null;
}

interface FileWorld extends World {
  readonly outlets: Outlets;
  /** Takes what else cannot be done with the file. */
  readonly tell: (line: string) => void;
}

/** A logger, and where its file stands; null where there is none. */
export interface MainLog extends Disposable {
  readonly logger: Logger;
  /** What it shares with programs. */
  readonly outlets: Outlets;
  snapshot(): LogFileSnapshot | null;
}

/**
 * Opens the main log, or goes on with that of another one, and its copy on stdout when in the foreground (LOG-003).
 * Throws what logFileError() makes.
 */
export function openMainLog(settings: SupervisordConfig, world: World): MainLog {
  const { os, clock, waiting = NO_STATE } = world;
  using opened = new DisposableStack();
  const handlers: LogHandler[] = [];
  const format = { format: settings.logFormat, clock, pid: os.getpid() };
  const formatted = (log: LogHandler) => formattedLog(log, format);
  const outlets = new Outlets(world, { state: waiting });
  // Compat: LOG-028, the terminal comes first
  if (settings.nodaemon && !settings.silent) handlers.push(formatted(stdoutLog(os, outlets)));
  let tell: FileWorld["tell"] = (line) => void tellStderr(os, `${line}\n`);
  const files: FileWorld = { ...world, outlets, tell: (line) => tell(line) };
  const { logfile: path, logFormat, logSinks } = settings;
  const isFile = path !== "syslog";
  const shared = isFile && !isFileAlone({ format: logFormat, sinks: logSinks }) ? openShared(path, files) : null;
  if (shared !== null) handlers.push(formatted(shared));
  const file = isFile && shared === null ? opened.use(openFile(settings, files)) : null;
  if (file !== null) handlers.push(formatted(file));
  handlers.push(...openSinks(settings, { ...files, opened, formatted }));
  const logger = new Logger(settings.loglevel, { handlers, now: () => clock.local(clock.now()) });
  tell = (line) => logger.log("critical", line);
  // It goes before the files: it tells there what was lost
  opened.use(outlets);
  const closing = opened.move();
  outlets.logger = logger;
  return { logger, outlets, snapshot: () => file?.snapshot() ?? null, [Symbol.dispose]: () => closing.dispose() };
}

/** The main log cannot be opened: status 1, as an uncaught exception of the original gives (DAEMON-010). */
export function logFileError(path: string, { message }: OsError): Error {
  return new Error(`Cannot open the log file: ${message}: ${pythonRepr(path)}`);
}

interface OpenSinksOptions extends FileWorld {
  readonly opened: DisposableStack;
  readonly formatted: (log: LogHandler) => LogHandler;
}

function openSinks(settings: SupervisordConfig, options: OpenSinksOptions): readonly LogHandler[] {
  const { os, opened, formatted } = options;
  const { logfile, logSinks, syslogStyle } = settings;
  const isSyslogAlone = logfile === "syslog" && logSinks.length === 0;
  if (isSyslogAlone && !isStyled(syslogStyle)) return [syslogHandler(os)];
  const sinks: readonly LogSink[] = isSyslogAlone ? [{ kind: "syslog", peer: null }] : logSinks;
  return sinks.map((sink): LogHandler => {
    if (sink.kind === "syslog") return syslogLog(sink, { ...options, style: syslogStyle, pid: os.getpid() });
    const file = () => opened.use(openFile({ ...settings, logfile: sink.path }, { ...options, state: null }));
    return formatted(openShared(sink.path, options) ?? file());
  });
}

/** null for a file. */
function openShared(path: string, { os, outlets }: Pick<FileWorld, "os" | "outlets">): LogHandler | null {
  return tried(path, () => {
    if (!isOutlet(os, path)) return null;
    const log = outlets.stream(path);
    return { write: (data) => log.write(data), reopen: () => log.reopen?.() };
  });
}

function openFile(settings: SupervisordConfig, world: FileWorld): LogFile {
  return tried(settings.logfile, () => logFile(settings, world));
}

function tried<T>(path: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    throw logFileError(path, error);
  }
}

// It rotates as the logs of programs do (LOG-004)
function logFile(settings: SupervisordConfig, { os, clock, outlets, state = null, tell }: FileWorld): LogFile {
  const { logfile: path, logfileMaxbytes: maxbytes, logfileBackups: backups, logfileUpkeep } = settings;
  return new LogFile(path, {
    os,
    clock,
    rotation: rotationOf({ maxbytes, backups }),
    upkeep: logfileUpkeep && new Upkeep(path, { config: logfileUpkeep, backups, os, clock, tell }),
    // The log itself cannot take this: stderr is what is left (LOG-030)
    wholeLines: settings.logFormat.kind !== "plain",
    onLoss: (lines, why) => outlets.lose(path, { lines, why, isTold: false }),
    onTrouble: ({ message }) => tellStderr(os, `Cannot write the log file ${path}: ${message}\n`),
    ...state === null ? {} : { state },
  });
}
