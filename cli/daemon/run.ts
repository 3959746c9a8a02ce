import type { Config, SupervisordConfig } from "../../src/config/model/config.ts";
import type { EventSerial } from "../../src/events/bus.ts";
import type { HttpServer } from "../../src/http/server/serve.ts";
import type { Logger } from "../../src/logs/logger.ts";
import type { Clock, Poller } from "../../src/os/clock.ts";
import { type Os, OsError } from "../../src/os/os.ts";
import type { Signals } from "../../src/os/signals.ts";
import { Supervisor } from "../../src/supervisor/life/supervisor.ts";
import { removeAutoLogs } from "../../src/supervisor/process/auto_logs.ts";
import { pythonRepr } from "../../src/text/python/python_repr.ts";
import type { Detachment } from "./detach.ts";
import { logServers, openServers } from "./open_servers.ts";
import { writePidFile } from "./pid_file.ts";
import { listenToSignals } from "./signals.ts";
import { tryOut } from "./try_out.ts";
import { whenQuiet } from "./when_quiet.ts";

/** What one run between two reloads is made of. */
export interface Run {
  readonly os: Os;
  readonly clock: Clock;
  readonly poller: Poller;
  readonly signals: Signals;
  readonly logger: Logger;
  readonly config: Config;
  /** Reads the configuration files again; throws ConfigError. */
  readonly load: () => Config;
  /** Counts events over all runs. */
  readonly eventSerial: EventSerial;
  /** Set in the first run of a daemon: its parent still waits. */
  readonly detached: Detachment | null;
  /** Called when nothing can fail any more that a start needs. */
  readonly onStarted: () => void;
  /** For a quiet moment. */
  readonly giveBackMemory: () => void;
}

/**
 * Start-up from the sockets on, in the order of DAEMON-001 but for the AUTO logs, which are only removed once the
 * sockets are ours (decided for DAEMON-013); then supervision until everything is stopped. Gives the configuration
 * to go on with after a restart, null after a shutdown. Throws ListenError, FcgiSocketError, AutoLogError.
 */
export async function run(options: Run): Promise<Config | null> {
  const { os, clock, poller, signals, logger, config, load, eventSerial, detached } = options;
  const settings = config.supervisord;
  const loadNext = () => tryOut(load(), { os, active: config });
  const supervisor = new Supervisor({ config, os, clock, poller, logger, load, loadNext, eventSerial });
  const ready = Promise.withResolvers<void>();
  const servers = await openServers({ config, supervisor, os, clock, logger, ready: ready.promise });

  try {
    if (!settings.nocleanup) removeAutoLogs(os, logger, settings);
    supervisor.addConfiguredGroups();
  } catch (error) {
    await Promise.all(servers.map((server) => server.close()));
    throw error;
  }
  logServers(config, logger);
  using _signals = listenToSignals(supervisor, { signals, logger, onReopen: () => renewSockets(servers, logger) });
  if (detached !== null) daemonize(os, logger, settings);
  const removePidFile = writePidFile(os, logger, settings.pidfile);
  detached?.complete();
  const ended = supervisor.run();
  using _quiet = whenQuiet(supervisor.turns, { clock, action: options.giveBackMemory });
  ready.resolve();
  options.onStarted();

  // Requests are answered until the last program is gone (HTTP-038)
  const mood = await ended;
  removePidFile();
  await Promise.all(servers.map((server) => server.close()));
  return mood === "RESTARTING" ? supervisor.next : null;
}

// SIGUSR2 opens anew what others took away: log files, and socket files too
function renewSockets(servers: readonly HttpServer[], logger: Logger): void {
  for (const server of servers) {
    server.renew().catch((error) => logger.log("critical", `Cannot make the socket file anew: ${error.message}`));
  }
}

// DAEMON-021; the session began with the process, and the terminal is let go of last (see detach)
function daemonize(os: Os, logger: Logger, settings: SupervisordConfig): void {
  logger.log("info", "daemonizing the supervisord process");
  if (settings.directory !== null) changeDirectory(os, logger, settings.directory);
  os.umask(settings.umask);
}

function changeDirectory(os: Os, logger: Logger, directory: string): void {
  try {
    os.chdir(directory);
    logger.log("info", `set current directory: ${pythonRepr(directory)}`);
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    logger.log("critical", `can't chdir into ${pythonRepr(directory)}: ${error.message}: ${pythonRepr(directory)}`);
  }
}
