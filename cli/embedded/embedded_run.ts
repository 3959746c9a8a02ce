import type { Config } from "../../src/config/model/config.ts";
import type { EventSerial } from "../../src/events/bus.ts";
import { Logger } from "../../src/logs/logger.ts";
import type { Clock, Poller } from "../../src/os/clock.ts";
import { guard } from "../../src/os/guard.ts";
import type { Os } from "../../src/os/os.ts";
import type { Sockets } from "../../src/os/sockets.ts";
import { monovisorApi } from "../../src/rpc/api/monovisor_api.ts";
import { supervisorApi } from "../../src/rpc/api/supervisor_api.ts";
import { systemApi } from "../../src/rpc/api/system_api.ts";
import type { MethodTable } from "../../src/rpc/method.ts";
import { Outlets } from "../../src/supervisor/outlets/outlets.ts";
import { Supervisor } from "../../src/supervisor/life/supervisor.ts";
import { decodeOsText } from "../../src/text/bytes/os_text.ts";
import { tryOut } from "../daemon/try_out.ts";

/** What all runs of one embedded supervisor share. */
export interface EmbeddedWorld {
  readonly os: Os;
  readonly clock: Clock;
  readonly poller: Poller;
  readonly sockets: Sockets;
  readonly load: () => Config;
  readonly eventSerial: EventSerial;
  readonly onLog: (line: string) => void;
  /** Of its pages. */
  readonly token: string;
}

/** One run between two reloads. */
export interface EmbeddedRun {
  readonly methods: MethodTable;
  /** Begins to stop everything for good. */
  shutdown(): void;
  /** Resolves when everything is stopped: with the configuration to go on with, null after a shutdown. */
  readonly ended: Promise<Config | null>;
}

/**
 * Starts a run as cli/daemon/run.ts does, less what belongs to a process of its own: no signals but SIGCHLD, no PID file,
 * and the AUTO logs of former runs stay, for they may be another supervisord's. Throws ListenError, ConfigError,
 * FcgiSocketError and OsError.
 */
export async function embeddedRun(world: EmbeddedWorld, config: Config): Promise<EmbeddedRun> {
  const { onLog, ...shared } = world;
  const { clock } = shared;
  const logger = new Logger(config.supervisord.loglevel, {
    // What the program throws is its own affair, and breaks no turn off
    handlers: [{ write: (line) => guard(() => onLog(decodeOsText(line).slice(0, -1))), reopen: () => {} }],
    now: () => clock.local(clock.now()),
  });
  for (const message of [...config.messages.warnings, ...config.messages.unread]) logger.log("warn", message);
  for (const message of config.messages.infos) logger.log("info", message);
  const loadNext = () => tryOut(shared.load(), { os: shared.os, active: config });
  const outlets = new Outlets(shared);
  outlets.logger = logger;
  const supervisor = new Supervisor({ ...shared, config, logger, outlets, loadNext });
  const ready = Promise.withResolvers<void>();
  // HTTP and the pages are loaded for those who configure them
  const http = config.servers.length === 0 ? null : await import("../daemon/open_servers.ts");
  const servers = await http?.openServers({
    ...{ ...shared, config, supervisor, logger, ready: ready.promise },
    ...{ token: shared.token, upgrader: null },
  }) ?? [];
  const close = () => Promise.all(servers.map((server) => server.close()));
  try {
    supervisor.addConfiguredGroups();
  } catch (error) {
    await close();
    throw error;
  }
  http?.logServers(config, logger);
  const reap = () => supervisor.turns.run(() => supervisor.reap());
  Deno.addSignalListener("SIGCHLD", reap);
  const mood = supervisor.run();
  // A child may have ended before anybody listened
  reap();
  ready.resolve();
  return {
    methods: methodTable(supervisor),
    shutdown: () => supervisor.turns.run(() => supervisor.shutdown()),
    ended: mood.then(async (mood) => {
      outlets[Symbol.dispose]();
      Deno.removeSignalListener("SIGCHLD", reap);
      await close();
      return mood === "RESTARTING" ? supervisor.next : null;
    }),
  };
}

function methodTable(supervisor: Supervisor): MethodTable {
  const listed = supervisorApi(supervisor);
  const methods = [...listed, ...systemApi(listed), ...monovisorApi({ supervisor, upgrader: null })];
  return new Map(methods.map((method) => [method.name, method]));
}
