import { errorText } from "../../src/text/error_text.ts";
import { MONOVISOR } from "../../src/text/version.ts";
import type { SupervisorState } from "../../src/survive/supervisor_state.ts";
import { formerKeeper } from "../../src/survive/adoption.ts";
import { Daemon, type DaemonOptions, type Ending } from "./daemon.ts";
import { pidFile } from "./pid_file.ts";

/**
 * Goes on where another one stood, in whose place we are: the pipes of its programs first, then everything else. Gives
 * what run() gives.
 */
export async function goOn(options: DaemonOptions & { readonly state: SupervisorState }): Promise<Ending> {
  const { os, clock, log: { logger }, config, state } = options;
  using daemon = new Daemon(options);
  daemon.pidFile = pidFile(os, config.supervisord.pidfile, { isOurs: state.daemon.ownsPidFile });
  daemon.supervisor.addConfiguredGroups();
  daemon.begin({ hasDied: false, keeper: formerKeeper(options, config.supervisord.pidfile) });
  const gap = Math.ceil((clock.monotonic() - state.at) * 1000);
  daemon.listenToSignals();
  const { length } = daemon.supervisor.pids();
  logger.log("info", `upgraded from ${state.writer} to ${MONOVISOR}: ${length} processes go on after ${gap} ms`);
  try {
    await daemon.openServers();
  } catch (error) {
    // The programs are worth more than the way to us: a reload opens it
    logger.log("critical", `Cannot go on with the servers: ${errorText(error)}; SIGHUP opens them anew`);
  }
  return await daemon.end();
}
