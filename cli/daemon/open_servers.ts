import type { Config, RpcInterfaceConfig } from "../../src/config/model/config.ts";
import { ConfigError } from "../../src/config/model/config_error.ts";
import type { ServerConfig } from "../../src/config/model/server_config.ts";
import { brokenInterface, BUILT_IN_FACTORY } from "../../src/config/sections/broken_interface.ts";
import { foreignFactory } from "../../src/config/sections/foreign_factory.ts";
import { createApp, type HttpApp, type HttpHandler } from "../../src/http/app/app.ts";
import { basicAuth } from "../../src/http/app/auth.ts";
import { logtail, type LogtailOptions, mainLogtail } from "../../src/http/app/logtail.ts";
import { metrics } from "../../src/http/app/metrics.ts";
import { rpcHandler } from "../../src/http/app/rpc_handler.ts";
import type { Site } from "../../src/http/app/site.ts";
import type { ServerSnapshot } from "../../src/http/server/server_snapshot.ts";
import { type HttpServer, serve, serverLabel } from "../../src/http/server/serve.ts";
import { LogFollowers } from "../../src/logs/log_followers.ts";
import type { Logger } from "../../src/logs/logger.ts";
import type { Clock, Poller } from "../../src/os/clock.ts";
import { type Os, OsError } from "../../src/os/os.ts";
import type { Sockets } from "../../src/os/sockets.ts";
import { monovisorApi, type Upgrader } from "../../src/rpc/api/monovisor_api.ts";
import { supervisorApi } from "../../src/rpc/api/supervisor_api.ts";
import { systemApi } from "../../src/rpc/api/system_api.ts";
import type { MethodTable } from "../../src/rpc/method.ts";
import type { Supervisor } from "../../src/supervisor/life/supervisor.ts";
import { splitNamespec } from "../../src/text/namespec.ts";
import { metricsText } from "../../src/view/metrics/metrics_text.ts";
import { webHandlers } from "../../src/web/web_handlers.ts";
import { ownNames } from "./own_names.ts";
import { tellStderr } from "./tell_stderr.ts";

/** Open connections of one server at most; and the part of all descriptors that they may take. */
const MAX_CONNECTIONS = 1024;
const CONNECTIONS_PART = 1 / 4;

/** What the servers serve, and when they begin to. */
export interface ServersOptions {
  readonly config: Config;
  readonly supervisor: Supervisor;
  readonly os: Os;
  readonly sockets: Sockets;
  readonly clock: Clock;
  readonly poller: Poller;
  readonly logger: Logger;
  /** Of pages: the process's, so that one left open over a reload goes on working. */
  readonly token: string;
  readonly upgrader: Upgrader | null;
  /** Where those of another one stood, in the order of the configuration: they are gone on with. */
  readonly states?: readonly ServerSnapshot[] | null;
  /** No request is answered before this resolves: the socket is bound before the groups exist (DAEMON-013). */
  readonly ready: Promise<void>;
}

/** Opens every configured server, or none: throws ListenError, or ConfigError for an interface that cannot be made. */
export async function openServers(options: ServersOptions): Promise<readonly HttpServer[]> {
  const servers: HttpServer[] = [];
  const { os, sockets, clock, poller, logger, states = null } = options;
  const logs = tailOptions(options);
  const handlers = handlersOf(options, logs);
  const user = () => os.byUid(os.getuid())?.name ?? String(os.getuid());
  const stderr = (text: string) => void tellStderr(os, text);
  const log = logger.log.bind(logger);
  const { soft } = os.getrlimit("nofile");
  const part = Math.ceil(soft * CONNECTIONS_PART / options.config.servers.length);
  const maxConnections = Math.min(part, MAX_CONNECTIONS);
  try {
    for (const [index, config] of options.config.servers.entries()) {
      const site = siteOf(options, config);
      const app = createApp({
        handlers: [...handlers, ...webHandlers({ supervisor: options.supervisor, server: config, site, logs })],
        authenticate: basicAuth({ credentials: hasCredentials(config) ? config.credentials : null, stderr }),
        label: serverLabel(config),
        log,
        site,
      });
      servers.push(
        serve(config, {
          app: after(options, app),
          state: states?.[index] ?? null,
          os,
          sockets,
          clock,
          poller,
          log,
          pid: os.getpid(),
          user,
          stderr,
          maxConnections,
        }),
      );
      // Here, as a server that cannot be opened is told first
      refuseBroken(options);
    }
    return servers;
  } catch (error) {
    await Promise.all(servers.map((server) => server.close()));
    throw error;
  }
}

/** What is logged of the servers, after the groups (DAEMON-019, DAEMON-020, SEC-005). */
export function logServers(config: Config, logger: Logger): void {
  for (const server of config.servers) {
    logInterfaces(config.rpcinterfaces, logger);
    if (!hasCredentials(server)) {
      logger.log("critical", `Server '${server.section}' running without any HTTP authentication checking`);
      if (isReachable(server)) logger.log("warn", `Server '${server.section}' ${REACHABLE}`);
    }
  }
  for (const text of config.rpcinterfaces.map(foreignFactory)) {
    if (text !== null) logger.log("critical", text);
  }
}

function logInterfaces(interfaces: readonly RpcInterfaceConfig[], logger: Logger): void {
  for (const { name, factory } of interfaces) {
    if (factory === BUILT_IN_FACTORY) logger.log("info", `RPC interface '${name}' initialized`);
  }
}

function refuseBroken({ config, logger }: ServersOptions): void {
  const broken = brokenInterface(config);
  if (broken === null) return;
  logInterfaces(config.rpcinterfaces.slice(0, broken.index), logger);
  logger.log("warn", broken.reason);
  throw new ConfigError(broken.message);
}

const REACHABLE = "is open to other machines without a password: whoever reaches it controls every program; " +
  "set username and password, or a port of 127.0.0.1";

// Beyond loopback, as far as the text tells
function isReachable(server: ServerConfig): boolean {
  return server.transport === "inet" && server.host !== "localhost" && server.host !== "[::1]" &&
    !server.host.startsWith("127.");
}

function siteOf({ os, token }: ServersOptions, config: ServerConfig): Site {
  const { section, allowCrossSite, allowedHosts } = config;
  const names = [...ownNames(os), ...(config.transport === "inet" ? [config.host] : []), ...allowedHosts];
  return { section, allowCrossSite, names: hasCredentials(config) ? null : names, token };
}

// CFG-096: an empty pair is no authentication
function hasCredentials({ credentials }: ServerConfig): boolean {
  return credentials !== null && credentials.username !== "";
}

function handlersOf(options: ServersOptions, logs: LogtailOptions): readonly HttpHandler[] {
  const { logger, config, supervisor, upgrader } = options;
  const log = logger.log.bind(logger);
  const spaces = config.rpcinterfaces.filter(({ factory }) => factory === BUILT_IN_FACTORY).map(({ name }) => name);
  const methods = methodTable({ supervisor, upgrader }, spaces);
  return [
    rpcHandler({ methods, log }),
    logtail(logs),
    mainLogtail(logs),
    metrics(() => metricsText(supervisor)),
  ];
}

// Each built-in interface under the name of its section (RPC-104), but "system" which is there always
function methodTable(
  { supervisor, upgrader }: Pick<ServersOptions, "supervisor" | "upgrader">,
  spaces: readonly string[],
): MethodTable {
  const listed = spaces.filter((name) => name !== "system").flatMap((name) => supervisorApi(supervisor, name));
  const methods = [...listed, ...systemApi(listed), ...monovisorApi({ supervisor, upgrader })];
  return new Map(methods.map((method) => [method.name, method]));
}

function tailOptions({ supervisor, config, os, clock }: ServersOptions): LogtailOptions {
  const followers = new LogFollowers({ os, clock });
  return {
    childLog(namespec, channel) {
      const { group, process } = splitNamespec(namespec);
      if (process === null) return null;
      return supervisor.groups.get(group)?.processes.get(process)?.logfiles[channel] ?? null;
    },
    mainLog: () => config.supervisord.logfile,
    modified: (path) => modified(os, path),
    follow: (path, how) => followers.follow(path, how),
  };
}

function modified(os: Os, path: string): number | null {
  try {
    return os.stat(path)?.modified ?? null;
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return null;
  }
}

// Each request is a turn, also one for a page, so that what its answer has used is given back in the next calm moment
function after({ ready, supervisor }: ServersOptions, app: HttpApp): HttpApp {
  return {
    admit: async (head) => {
      await ready;
      return app.admit(head);
    },
    handle: (request) => supervisor.turns.run(() => app.handle(request)),
  };
}
