import type { Config, RpcInterfaceConfig, SupervisordConfig } from "../config/model/config.ts";
import type { Dependency } from "../config/model/dependency.ts";
import type { FcgiSocketConfig } from "../config/model/fcgi_socket_config.ts";
import type { EventListenerPoolConfig, GroupConfig } from "../config/model/group_config.ts";
import type { LogFormat } from "../config/model/log_format.ts";
import type { LogSink, SyslogPeer, SyslogStyle } from "../config/model/log_sink.ts";
import { LOG_LEVELS, type LogLevel } from "../config/model/log_level.ts";
import type { LogUpkeep } from "../config/model/log_upkeep.ts";
import type { ChannelConfig, EnvFile, Logfile, ProcessConfig } from "../config/model/process_config.ts";
import type { CheckConfig, Endpoint, LivenessConfig, ReadyConfig } from "../config/model/probe_config.ts";
import type { InetServerConfig, ServerConfig, UnixServerConfig } from "../config/model/server_config.ts";
import {
  either,
  key,
  list,
  members,
  nothing,
  nullable,
  real,
  type Shape,
  table,
  text,
  truth,
  whole,
  word,
} from "./shape.ts";

const logLevel: Shape<LogLevel> = key(LOG_LEVELS);

const owner = members<{ readonly uid: number; readonly gid: number }>({ uid: whole, gid: whole });

const logfileUpkeep: Shape<LogUpkeep | null> = nullable(members<LogUpkeep>({
  when: nullable(text),
  maxdays: nullable(real),
  compress: nullable(word("gzip")),
  mode: nullable(whole),
  owner: nullable(owner),
}));
const logFormat: Shape<LogFormat> = members<LogFormat>({
  kind: word("plain", "prefix", "json"),
  time: nullable(text),
});

const logSink: Shape<LogSink> = either(
  members<Extract<LogSink, { readonly kind: "file" }>>({ kind: word("file"), path: text }),
  either(
    members<Extract<LogSink, { readonly peer: null }>>({ kind: word("syslog"), peer: nothing }),
    members<Extract<LogSink, { readonly peer: SyslogPeer }>>({
      kind: word("syslog"),
      peer: members<SyslogPeer>({ transport: word("udp", "tcp"), host: text, port: whole }),
    }),
  ),
);

const syslogStyle: Shape<SyslogStyle> = members<SyslogStyle>({
  facility: nullable(whole),
  severity: nullable(whole),
  tag: nullable(text),
  format: nullable(word("rfc3164", "rfc5424")),
});

const supervisord: Shape<SupervisordConfig> = members<SupervisordConfig>({
  minfds: whole,
  minprocs: whole,
  directory: nullable(text),
  uid: nullable(whole),
  umask: whole,
  logfile: text,
  logfileMaxbytes: whole,
  logfileBackups: whole,
  logfileUpkeep,
  logFormat,
  logSinks: list(logSink),
  syslogStyle,
  loglevel: logLevel,
  pidfile: text,
  identifier: text,
  nodaemon: truth,
  silent: truth,
  childlogdir: text,
  childlogdirAsWritten: text,
  nocleanup: truth,
  shutdownTimeout: nullable(whole),
  adopt: truth,
  stripAnsi: truth,
});

const socket: Shape<FcgiSocketConfig> = either(
  members<Extract<FcgiSocketConfig, { readonly transport: "unix" }>>({
    transport: word("unix"),
    url: text,
    path: text,
    mode: whole,
    owner: nullable(owner),
    backlog: nullable(whole),
  }),
  members<Extract<FcgiSocketConfig, { readonly transport: "tcp" }>>({
    transport: word("tcp"),
    url: text,
    host: text,
    port: whole,
    backlog: nullable(whole),
  }),
);

const logfile: Shape<Logfile> = either(
  members<Extract<Logfile, { readonly kind: "none" | "auto" }>>({ kind: word("none", "auto") }),
  members<Extract<Logfile, { readonly kind: "file" }>>({ kind: word("file"), path: text }),
);

const channel: Shape<ChannelConfig> = members<ChannelConfig>({
  logfile,
  logfileMaxbytes: whole,
  logfileBackups: whole,
  logfileUpkeep,
  captureMaxbytes: whole,
  eventsEnabled: truth,
  syslog: truth,
  format: logFormat,
  sinks: list(logSink),
  syslogStyle,
});

const endpoint: Shape<Endpoint> = either(
  members<Extract<Endpoint, { readonly transport: "tcp" }>>({ transport: word("tcp"), host: text, port: whole }),
  members<Extract<Endpoint, { readonly transport: "unix" }>>({ transport: word("unix"), path: text }),
);

type Ready<Kind extends ReadyConfig["kind"]> = Extract<ReadyConfig, { readonly kind: Kind }>;

const check: Shape<CheckConfig> = either(
  members<Ready<"connect">>({ kind: word("connect"), endpoint }),
  either(
    members<Ready<"http">>({ kind: word("http"), url: text }),
    members<Ready<"command">>({ kind: word("command"), command: text }),
  ),
);

const ready: Shape<ReadyConfig> = either(
  check,
  either(
    members<Ready<"notify">>({ kind: word("notify") }),
    either(
      members<Ready<"fd">>({ kind: word("fd"), fd: whole }),
      members<Ready<"log_line">>({ kind: word("log_line"), pattern: text }),
    ),
  ),
);

const liveness: Shape<LivenessConfig> = members<LivenessConfig>({
  check: nullable(check),
  initialDelay: real,
  period: real,
  timeout: real,
  successThreshold: whole,
  failureThreshold: whole,
  failureAction: word("restart", "stop", "none"),
  tellsSuccess: truth,
  watchdogSecs: nullable(real),
});

const process: Shape<ProcessConfig> = members<ProcessConfig>({
  name: text,
  section: text,
  command: text,
  uid: nullable(whole),
  directory: nullable(text),
  umask: nullable(whole),
  priority: real,
  type: word("simple", "oneshot"),
  dependsOn: list(members<Dependency>({
    name: text,
    condition: word("started", "healthy", "completed", "completed_successfully"),
  })),
  essential: truth,
  autostart: truth,
  autorestart: word<ProcessConfig["autorestart"]>(true, false, "unexpected"),
  startsecs: real,
  needsReady: truth,
  readyTimeout: real,
  ready: list(ready),
  liveness: nullable(liveness),
  startretries: real,
  restartpause: real,
  backoffDelay: nullable(real),
  backoffFactor: nullable(real),
  backoffLimit: nullable(real),
  restartLimit: nullable(
    members<NonNullable<ProcessConfig["restartLimit"]>>({ count: real, interval: real }),
  ),
  stopsignal: whole,
  stopwaitsecs: real,
  stopasgroup: truth,
  killasgroup: truth,
  exitcodes: list(whole),
  redirectStderr: truth,
  stdout: channel,
  stderr: channel,
  environment: table(text),
  envFile: list(members<EnvFile>({ path: text, mayBeMissing: truth })),
  envFileExpand: truth,
  serverurl: nullable(text),
  socket: nullable(socket),
});

const common = { name: text, priority: real, processes: list(process) };

/** A group's configuration as plain JSON gives it. */
export const groupConfigShape: Shape<GroupConfig> = either(
  members<Exclude<GroupConfig, EventListenerPoolConfig>>({ ...common, kind: word("program", "fcgi-program") }),
  members<EventListenerPoolConfig>({
    ...common,
    kind: word("eventlistener"),
    bufferSize: real,
    events: list(text),
    resultHandler: text,
  }),
);

const server = {
  section: text,
  credentials: nullable(members<{ readonly username: string; readonly password: string }>({
    username: text,
    password: text,
  })),
  allowCrossSite: truth,
  allowedHosts: list(text),
};

const serverConfig: Shape<ServerConfig> = either(
  members<InetServerConfig>({ ...server, transport: word("inet"), host: text, port: whole }),
  members<UnixServerConfig>({ ...server, transport: word("unix"), file: text, mode: whole, owner }),
);

/** A whole configuration as plain JSON gives it. */
export const configShape: Shape<Config> = members<Config>({
  supervisord,
  groups: list(groupConfigShape),
  servers: list(serverConfig),
  rpcinterfaces: list(members<RpcInterfaceConfig>({ name: text, factory: text, options: table(text) })),
  serverurl: nullable(text),
  files: list(text),
  messages: members<Config["messages"]>({ warnings: list(text), infos: list(text), unread: list(text) }),
});
