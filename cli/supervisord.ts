import type { Config } from "../src/config/model/config.ts";
import { ConfigError } from "../src/config/model/config_error.ts";
import { DeadlineClock } from "../src/os/deadline_clock.ts";
import { EpollPoller } from "../src/os/linux/epoll/poller.ts";
import { giveBackMemory } from "../src/os/linux/give_back_memory.ts";
import { LinuxOs } from "../src/os/linux/linux.ts";
import { SignalFd } from "../src/os/linux/signals/signal_fd.ts";
import { SystemClock } from "../src/os/linux/time/system_clock.ts";
import type { Os } from "../src/os/os.ts";
import { RuntimeSignals } from "../src/os/runtime_signals.ts";
import { encodeOsText } from "../src/text/bytes/os_text.ts";
import { COMPATIBLE_VERSION, MONOVISOR_VERSION } from "../src/text/version.ts";
import { appendToStdio } from "./daemon/append_to_stdio.ts";
import { configEnvironment } from "./daemon/config_environment.ts";
import { findConfigFile } from "./daemon/config_path.ts";
import { configReader } from "./daemon/config_reader.ts";
import { detach, type Detachment, detachment } from "./daemon/detach.ts";
import { exposedPasswords } from "./daemon/exposed_passwords.ts";
import { openMainLog } from "./daemon/main_log.ts";
import { dropPrivileges } from "./daemon/privileges.ts";
import { raiseLimits } from "./daemon/rlimits.ts";
import { type Run, run } from "./daemon/run.ts";
import { startFailure } from "./daemon/start_failure.ts";
import { type Survival, survive } from "./daemon/survive.ts";
import { tellStderr } from "./daemon/tell_stderr.ts";
import { toldToEnd } from "./daemon/told_to_end.ts";
import { supervisordOptions, supervisordUsage } from "./supervisord_options.ts";
import { usageErrorText } from "./usage_error.ts";
import { writeOut } from "./write_out.ts";

/** Between two tries to start again. */
const RETRY_SECONDS = 1;

/** supervisord: reads the command line and the configuration, and runs until told to stop. Gives the exit status. */
export async function supervisord(args: readonly string[], argv0: string): Promise<number> {
  const os = new LinuxOs();
  try {
    return await start(os, args, argv0);
  } catch (error) {
    const { message, status } = startFailure(error);
    print(os, 2, status === 2 ? usageErrorText(message, argv0) : `Error: ${message}\n`);
    return status;
  }
}

async function start(os: Os, args: readonly string[], argv0: string): Promise<number> {
  // As it is at the start: a reload finds the same files whatever directory= says (decided for DAEMON-037)
  const environment = configEnvironment(os, os.cwd());
  const command = supervisordOptions(args, environment);
  if (command.kind === "help") return print(os, 1, `${supervisordUsage({ argv0, version: MONOVISOR_VERSION })}\n`);
  if (command.kind !== "run") return print(os, 1, `${COMPATIBLE_VERSION}\n`);

  const detached = detachment(os);
  // The parent of a daemon has told it already
  const path = command.configfile ?? findConfigFile(os, argv0, { told: detached !== null });
  const load = configReader(os, { path, environment, overrides: command.overrides });
  const config = load();
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

// One run after the other, a reload between them (DAEMON-035), until a shutdown
async function supervise(os: Os, { config: first, load, detached }: FirstRun): Promise<void> {
  using clock = new DeadlineClock(new SystemClock());
  using poller = new EpollPoller();
  // From the sources there are threads already, on which nothing can be blocked
  const signals = Deno.build.standalone ? new SignalFd(poller) : new RuntimeSignals();
  using survival = survive((text) => void tellStderr(os, text));
  const world = { os, clock, poller, signals, survival, load, eventSerial: { next: 0 }, giveBackMemory };
  /** The last configuration that it could start with. */
  let working: Config | null = null;
  let failure: string | null = null;
  for (let config: Config | null = first; config !== null;) {
    const current: Config = config;
    const isFirst: boolean = working === null;
    let started = false;
    const run = { ...world, detached: isFirst ? detached : null, isFirst, failure, onStarted: () => started = true };
    try {
      config = await superviseOnce(current, run);
      failure = null;
      working = current;
    } catch (error) {
      // Decided for DAEMON-036: what was tried out and fails all the same gives way to what has worked before
      if (working === null || started) throw error;
      failure = startFailure(error).message.replace(/\.$/, "");
      config = current === working ? await nextTry(working, world) : working;
    } finally {
      survival.logger = null;
    }
  }
}

// Neither can be started with now. There is nothing left to lose, so that it is not ended but tried for ever
async function nextTry(working: Config, { clock, signals, load }: Pick<Run, "clock" | "signals" | "load">) {
  if (await toldToEnd(RETRY_SECONDS, { clock, signals })) return null;
  try {
    return load();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return working;
  }
}

interface OneRun extends Omit<Run, "logger" | "config"> {
  readonly survival: Survival;
  readonly isFirst: boolean;
  /** Why the configuration that should have run now did not; null when this is the one. */
  readonly failure: string | null;
}

async function superviseOnce(config: Config, { isFirst, failure, survival, ...world }: OneRun): Promise<Config | null> {
  const { os, clock } = world;
  const settings = config.supervisord;
  // Before user= takes the right to look away; told at the first start only
  const exposed = isFirst ? exposedPasswords(os, config.files) : [];
  const { criticals, infos } = dropPrivileges(os, settings.uid);
  // Limits are raised at the first start only (DAEMON-007)
  const limits = isFirst ? raiseLimits(os, settings) : [];
  using logger = openMainLog(settings, { os, clock });
  survival.logger = logger;
  if (failure !== null) logger.log("critical", `Cannot restart: ${failure}; going on with the former configuration`);
  for (const message of criticals) logger.log("critical", message);
  for (const message of [...config.messages.warnings, ...exposed]) logger.log("warn", message);
  for (const message of [...config.messages.infos, ...infos, ...limits]) logger.log("info", message);
  return await run({ ...world, logger, config });
}

function print(os: Os, fd: 1 | 2, text: string): 0 {
  writeOut(fd === 1 ? "stdout" : "stderr", () => os.write(fd, encodeOsText(text)));
  return 0;
}
