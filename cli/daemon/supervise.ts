import type { Config } from "../../src/config/model/config.ts";
import { ConfigError } from "../../src/config/model/config_error.ts";
import type { Clock } from "../../src/os/clock.ts";
import type { Signals } from "../../src/os/signals.ts";
import { joinPath } from "../../src/text/python/posix_path.ts";
import { adopt, type Adoption } from "../../src/survive/adoption.ts";
import type { SupervisorState } from "../../src/survive/supervisor_state.ts";
import type { DaemonOptions, Ending, Identity } from "./daemon.ts";
import type { Detachment } from "./detach.ts";
import { exposedPasswords } from "./exposed_passwords.ts";
import { goOn } from "./go_on.ts";
import { feedWatchdog } from "./manager/feed_watchdog.ts";
import { openMainLog } from "./main_log.ts";
import { dropPrivileges } from "./privileges.ts";
import { raiseLimits } from "./rlimits.ts";
import { run } from "./run.ts";
import { startFailure } from "./start_failure.ts";
import { type Survival, survive } from "./survive.ts";
import { tellStderr } from "./tell_stderr.ts";
import { toldToEnd } from "./told_to_end.ts";

/** Between two tries to start again. */
const RETRY_SECONDS = 1;

/** How a daemon begins. */
export interface Beginning extends Omit<DaemonOptions, "log" | "eventSerial" | "state"> {
  readonly detached: Detachment | null;
  /** null for a start from nothing. */
  readonly state: SupervisorState | null;
}

/** One run after the other, a reload between them (DAEMON-035), until a shutdown. Gives the exit status. */
export async function supervise({ config: first, state, detached, ...rest }: Beginning): Promise<number> {
  using survival = survive((text) => void tellStderr(rest.os, text));
  using _feeding = feedWatchdog(rest.manager, rest.clock);
  const world = { survival, eventSerial: { next: state?.daemon.eventSerial ?? 0 }, ...rest };
  /** The last configuration that it could start with. */
  let working: Config | null = null;
  let failure: string | null = null;
  let next: Ending = first;
  while (typeof next !== "number") {
    const current: Config = next;
    const isFirst: boolean = working === null;
    let started = false;
    try {
      if (isFirst && state !== null) {
        started = true;
        next = await goOnOnce({ ...world, config: current, state });
      } else {
        const run = {
          ...world,
          detached: isFirst ? detached : null,
          isFirst,
          failure,
          onStarted: () => started = true,
        };
        next = await runOnce(current, run);
      }
      failure = null;
      working = current;
    } catch (error) {
      // Decided for DAEMON-036: what was tried out and fails all the same gives way to what has worked before
      if (working === null || started) throw error;
      failure = startFailure(error).message.replace(/\.$/, "");
      next = current === working ? await nextTry({ working, ...world }) : working;
    } finally {
      survival.logger = null;
    }
  }
  return next;
}

interface NextTry {
  readonly working: Config;
  readonly clock: Clock;
  readonly signals: Signals;
  readonly load: () => Config;
}

// Neither can be started with now. There is nothing left to lose, so that it is not ended but tried for ever
async function nextTry({ working, clock, signals, load }: NextTry): Promise<Ending> {
  if (await toldToEnd(RETRY_SECONDS, { clock, signals })) return 0;
  try {
    return load();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return working;
  }
}

interface OneRun extends Omit<DaemonOptions, "log" | "config"> {
  readonly survival: Survival;
  readonly detached: Detachment | null;
  readonly onStarted: () => void;
  readonly isFirst: boolean;
  /** Why the configuration that should have run now did not; null when this is the one. */
  readonly failure: string | null;
}

async function runOnce(loaded: Config, { isFirst, failure, survival, ...world }: OneRun): Promise<Ending> {
  const { os, identity } = world;
  const settings = loaded.supervisord;
  // Before user= takes the right to look away; told at the first start only
  const exposed = isFirst ? exposedPasswords(os, loaded.files) : [];
  const { criticals, infos } = dropPrivileges(os, settings.uid);
  // Limits are raised at the first start only (DAEMON-007)
  const limits = isFirst ? raiseLimits(os, settings) : [];
  const adoption = isFirst ? adopt({ ...world, ...placesOf(loaded, identity) }) : null;
  const { config, ...rest } = adoption === null ? { ...world, config: loaded } : goingOn(world, adoption);
  using log = openMainLog(config.supervisord, { ...world, state: null });
  const { logger } = log;
  survival.logger = logger;
  if (failure !== null) logger.log("critical", `Cannot restart: ${failure}; going on with the former configuration`);
  for (const message of criticals) logger.log("critical", message);
  for (const message of [...config.messages.warnings, ...config.messages.unread, ...exposed]) {
    logger.log("warn", message);
  }
  for (const message of [...config.messages.infos, ...infos, ...limits]) logger.log("info", message);
  return await run({ ...rest, log, config, adoption });
}

function placesOf({ supervisord: { pidfile } }: Config, { cwd, configfile }: Identity) {
  return { pidfile, configfile: joinPath(cwd, configfile) };
}

// What is in force stays so, whatever the files say now: a reread tells what differs
function goingOn<World extends Pick<DaemonOptions, "identity" | "eventSerial">>(world: World, { state }: Adoption) {
  const { daemon: { eventSerial, token }, active: config } = state;
  world.eventSerial.next = eventSerial;
  return { ...world, config, state, identity: { ...world.identity, token } };
}

interface Continuation extends Omit<DaemonOptions, "log"> {
  readonly survival: Survival;
  readonly state: SupervisorState;
}

async function goOnOnce({ survival, ...world }: Continuation): Promise<Ending> {
  const { config, state } = world;
  using log = openMainLog(config.supervisord, {
    ...world,
    ...{ state: state.daemon.mainLog, waiting: state.daemon.outlets },
  });
  survival.logger = log.logger;
  return await goOn({ ...world, log });
}
