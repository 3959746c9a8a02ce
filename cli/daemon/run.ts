import type { SupervisordConfig } from "../../src/config/model/config.ts";
import type { Logger } from "../../src/logs/logger.ts";
import { type Os, OsError } from "../../src/os/os.ts";
import { removeLeftSockets } from "../../src/probes/remove_left_sockets.ts";
import { removeAutoLogs } from "../../src/supervisor/process/auto_logs.ts";
import type { Adoption } from "../../src/survive/adoption.ts";
import { pythonRepr } from "../../src/text/python/python_repr.ts";
import { Daemon, type DaemonOptions, type Ending } from "./daemon.ts";
import type { Detachment } from "./detach.ts";
import { logServers } from "./open_servers.ts";
import { writePidFile } from "./pid_file.ts";

/** What one run between two reloads is made of. */
export interface Run extends DaemonOptions {
  /** Set in the first run of a daemon: its parent still waits. */
  readonly detached: Detachment | null;
  /** Called when nothing can fail any more that a start needs. */
  readonly onStarted: () => void;
  /** What a supervisord that died has left; `state` is its. */
  readonly adoption: Adoption | null;
}

/**
 * Start-up from the sockets on, in the order of DAEMON-001 but for the AUTO logs, which are only removed once the
 * sockets are ours (decided for DAEMON-013); then supervision until everything is stopped. Gives the configuration
 * to go on with after a restart, else the exit status. Throws ListenError, FcgiSocketError, AutoLogError.
 */
export async function run(options: Run): Promise<Ending> {
  const { os, sockets, log: { logger }, config, detached, adoption, onStarted } = options;
  const settings = config.supervisord;
  using daemon = new Daemon(options);
  await daemon.openServers();
  try {
    if (!settings.nocleanup && adoption === null) removeAutoLogs(os, logger, settings);
    removeLeftSockets(settings.childlogdir, { os, sockets, logger });
    daemon.supervisor.addConfiguredGroups();
  } catch (error) {
    await daemon.closeServers();
    throw error;
  }
  logServers(config, logger);
  daemon.listenToSignals();
  if (detached !== null) daemonize(os, logger, settings);
  daemon.pidFile = writePidFile(os, logger, settings.pidfile);
  detached?.complete();
  daemon.begin({ hasDied: adoption !== null, keeper: adoption?.keeper ?? null });
  if (adoption !== null) logger.log("warn", adopted(daemon, adoption));
  onStarted();
  return await daemon.end();
}

function adopted({ supervisor }: Daemon, { former }: Adoption): string {
  return `adopted ${supervisor.pids().length} processes of the supervisord with pid ${former}, which died`;
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
