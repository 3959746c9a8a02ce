import type { Config } from "../src/config/config.ts";
import { ConfigError } from "../src/config/config_error.ts";
import { environmentNames } from "../src/config/environment_names.ts";
import { loadConfig } from "../src/config/load.ts";
import { ListenError } from "../src/http/listen_error.ts";
import { DeadlineClock } from "../src/os/deadline_clock.ts";
import { giveBackMemory } from "../src/os/give_back_memory.ts";
import { LinuxOs } from "../src/os/linux.ts";
import { type Os, OsError } from "../src/os/os.ts";
import { EpollPoller } from "../src/os/poller.ts";
import { RuntimeSignals } from "../src/os/runtime_signals.ts";
import { SignalFd } from "../src/os/signal_fd.ts";
import { SystemClock } from "../src/os/system_clock.ts";
import { pythonRepr } from "../src/text/python_repr.ts";
import { FcgiSocketError } from "../src/supervisor/fcgi_socket_error.ts";
import { COMPATIBLE_VERSION, MONOVISOR_VERSION } from "../src/text/version.ts";
import { appendToStdio } from "./daemon/append_to_stdio.ts";
import { configEnvironment } from "./daemon/config_environment.ts";
import { findConfigFile } from "./daemon/config_path.ts";
import { detach, type Detachment, detachment } from "./daemon/detach.ts";
import { exposedPasswords } from "./daemon/exposed_passwords.ts";
import { openMainLog } from "./daemon/main_log.ts";
import { dropPrivileges } from "./daemon/privileges.ts";
import { raiseLimits } from "./daemon/rlimits.ts";
import { run } from "./daemon/run.ts";
import { survive } from "./daemon/survive.ts";
import { tellStderr } from "./daemon/tell_stderr.ts";
import { supervisordOptions, supervisordUsage } from "./supervisord_options.ts";
import { UsageError, usageErrorText } from "./usage_error.ts";
import { encodeOsText } from "../src/text/os_text.ts";

/** supervisord: reads the command line and the configuration, and runs until told to stop. Gives the exit status. */
export async function supervisord(args: readonly string[], argv0: string): Promise<number> {
  const os = new LinuxOs();
  try {
    return await start(os, args, argv0);
  } catch (error) {
    if (error instanceof LogFileError || error instanceof FcgiSocketError) {
      print(os, 2, `Error: ${error.message}\n`);
      return 1;
    }
    if (!(error instanceof UsageError || error instanceof ConfigError || error instanceof ListenError)) throw error;
    print(os, 2, usageErrorText(error.message, argv0));
    return 2;
  }
}

async function start(os: Os, args: readonly string[], argv0: string): Promise<number> {
  // As it is at the start: a reload finds the same files whatever directory= says (decided for DAEMON-037)
  const environment = configEnvironment(os, os.cwd());
  const command = supervisordOptions(args, environment);
  if (command.kind === "help") return print(os, 1, `${supervisordUsage({ argv0, version: MONOVISOR_VERSION })}\n`);
  if (command.kind !== "run") return print(os, 1, `${COMPATIBLE_VERSION}\n`);

  const path = command.configfile ?? findConfigFile(os, argv0);
  const names = environmentNames(environment.variables);
  const load = () => {
    const config = loadConfig({ path, environment, overrides: command.overrides, names });
    // Only now: a directory service that is gone fails the reload, and no program besides
    os.forgetUsers();
    return config;
  };
  const config = load();
  const detached = detachment(os);
  if (!config.supervisord.nodaemon && detached === null) return detach(os, args);
  appendToStdio(os);
  await supervise(os, { config, load, detached });
  return 0;
}

interface FirstRun {
  readonly config: Config;
  readonly load: () => Config;
  readonly detached: Detachment | null;
}

// One run after the other, a reload between them, until a shutdown
async function supervise(os: Os, { config: first, load, detached }: FirstRun): Promise<void> {
  using clock = new DeadlineClock(new SystemClock());
  const eventSerial = { next: 0 };
  using poller = new EpollPoller();
  // From the sources there are threads already, on which nothing can be blocked
  const signals = Deno.build.standalone ? new SignalFd(poller) : new RuntimeSignals();
  using survival = survive((text) => void tellStderr(os, text));
  for (let config: Config | null = first; config !== null;) {
    const isFirst: boolean = config === first;
    const settings = config.supervisord;
    // Before user= takes the right to look away; told at the first start only
    const exposed = isFirst ? exposedPasswords(os, config.files) : [];
    const { criticals, infos } = dropPrivileges(os, settings.uid);
    // Limits are raised at the first start only (DAEMON-007)
    const limits = isFirst ? raiseLimits(os, settings) : [];
    using logger = openLog(settings.logfile, () => openMainLog(settings, { os, clock }));
    survival.logger = logger;
    for (const message of criticals) logger.log("critical", message);
    for (const message of [...config.messages.warnings, ...exposed]) logger.log("warn", message);
    for (const message of [...config.messages.infos, ...infos, ...limits]) logger.log("info", message);
    config = await run({
      ...{ os, clock, poller, signals, logger, config, load, eventSerial, giveBackMemory },
      detached: isFirst ? detached : null,
    });
    survival.logger = null;
  }
}

/** The main log cannot be opened: status 1, as an uncaught exception of the original gives (DAEMON-010). */
class LogFileError extends Error {
  override readonly name = "LogFileError";
}

function openLog<T>(path: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    throw new LogFileError(`Cannot open the log file: ${error.message}: ${pythonRepr(path)}`);
  }
}

function print(os: Os, fd: 1 | 2, text: string): 0 {
  os.write(fd, encodeOsText(text));
  return 0;
}
