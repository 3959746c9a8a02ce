import { configEnvironment } from "../../../cli/daemon/config_environment.ts";
import { loadConfig } from "../../../src/config/load.ts";
import type { Config } from "../../../src/config/model/config.ts";
import type { ConfigEnvironment } from "../../../src/config/model/config_environment.ts";
import { ConfigError } from "../../../src/config/model/config_error.ts";
import type { GroupConfig } from "../../../src/config/model/group_config.ts";
import type { ChannelConfig, ProcessConfig } from "../../../src/config/model/process_config.ts";
import type { ServerConfig } from "../../../src/config/model/server_config.ts";
import { LinuxOs } from "../../../src/os/linux/linux.ts";
import type { Answer, ConfigFacts, GroupFacts, Json, ServerFacts } from "./answer.ts";

/** Reads configurations with our own code, on this machine, with the environment variables `env` alone. */
export class OurReader {
  readonly #environment: ConfigEnvironment;

  constructor({ cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> }) {
    const environment = configEnvironment(new LinuxOs(), cwd);
    this.#environment = { ...environment, variables: env, temporaryDirectory: () => env["TMPDIR"] ?? "/tmp" };
  }

  /** Anything but a ConfigError is a mistake of ours and is thrown. */
  read(path: string): Answer {
    try {
      return { kind: "config", config: factsOf(loadConfig({ path, environment: this.#environment })) };
    } catch (error) {
      if (error instanceof ConfigError) return { kind: "refused", text: error.message };
      const text = error instanceof Error ? error.stack ?? error.message : String(error);
      return { kind: "crashed", text };
    }
  }
}

// The original keeps childlogdir= as it is written, and makes it absolute where it makes a log (CFG-085)
function factsOf({ supervisord, groups, servers, rpcinterfaces, serverurl, messages }: Config): ConfigFacts {
  const { unread: _unread, ...told } = messages;
  const { childlogdirAsWritten: childlogdir, adopt: _adopt, shutdownTimeout: _timeout, ...most } = supervisord;
  const { logFormat: _format, logSinks: _sinks, syslogStyle: _style, logfileUpkeep: _upkeep, ...settings } = most;
  return {
    supervisord: { ...settings, childlogdir },
    groups: groups.map(groupFacts),
    servers: servers.map(serverFacts),
    rpcinterfaces: rpcinterfaces.map(({ name, options }) => ({ name, options })),
    serverurl,
    ...told,
  };
}

function groupFacts(group: GroupConfig): GroupFacts {
  const { name, priority, kind, processes } = group;
  const common = { name, priority, kind, processes: processes.map(processFacts) };
  if (group.kind === "eventlistener") {
    return { ...common, bufferSize: group.bufferSize, events: group.events.toSorted() };
  }
  return group.kind === "fcgi-program" ? { ...common, socket: socketFacts(processes[0]?.socket ?? null) } : common;
}

function socketFacts(socket: ProcessConfig["socket"]): Json {
  if (socket === null) return null;
  const { url, backlog } = socket;
  if (socket.transport === "tcp") return { url, backlog, mode: null, owner: null };
  return { url, backlog, mode: socket.mode, owner: socket.owner && [socket.owner.uid, socket.owner.gid] };
}

// Supervisor knows nothing of what is ours alone
function processFacts({ socket: _, stdout, stderr, ...all }: ProcessConfig): Json {
  const { section: _section, type: _type, dependsOn: _needs, essential: _essential, ...rest } = all;
  const { needsReady: _needsReady, readyTimeout: _readyTimeout, ready: _ready, liveness: _liveness, ...paced } = rest;
  const { restartpause: _pause, backoffDelay: _delay, backoffFactor: _factor, backoffLimit: _limit, ...older } = paced;
  const { restartLimit: _restarts, envFile: _files, envFileExpand: _expands, ...plain } = older;
  return { ...plain, stdout: channelFacts(stdout), stderr: channelFacts(stderr) };
}

function channelFacts({ logfile, logfileUpkeep: _upkeep, format: _format, ...channel }: ChannelConfig): Json {
  const { sinks: _sinks, syslogStyle: _style, ...plain } = channel;
  return { ...plain, logfile: logfile.kind === "file" ? logfile.path : logfile.kind };
}

function serverFacts(server: ServerConfig): ServerFacts {
  const { section, credentials } = server;
  const common = { section, username: credentials?.username ?? null, password: credentials?.password ?? null };
  if (server.transport === "inet") return { ...common, host: server.host, port: server.port };
  return { ...common, file: server.file, mode: server.mode, owner: [server.owner.uid, server.owner.gid] };
}
