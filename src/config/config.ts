import type { LogLevel } from "./log_level.ts";
import type { GroupConfig } from "./group_config.ts";
import type { ServerConfig } from "./server_config.ts";

/** The [supervisord] section, with the command line laid over it. */
export interface SupervisordConfig {
  readonly minfds: number;
  readonly minprocs: number;
  readonly directory: string | null;
  /** The uid of user=; null when none is set. */
  readonly uid: number | null;
  readonly umask: number;
  /** Absolute path, or "syslog". */
  readonly logfile: string;
  readonly logfileMaxbytes: number;
  readonly logfileBackups: number;
  readonly loglevel: LogLevel;
  /** Absolute path. */
  readonly pidfile: string;
  readonly identifier: string;
  readonly nodaemon: boolean;
  readonly silent: boolean;
  readonly childlogdir: string;
  readonly nocleanup: boolean;
  readonly stripAnsi: boolean;
}

/** An [rpcinterface:x] section: the factory as written and every other key. */
export interface RpcInterfaceConfig {
  readonly name: string;
  readonly factory: string;
  readonly options: Readonly<Record<string, string>>;
}

/** All that one reading of the configuration files gives. */
export interface Config {
  readonly supervisord: SupervisordConfig;
  /** Sorted by (priority, name). */
  readonly groups: readonly GroupConfig[];
  /** In opening order: all inet, then all unix. */
  readonly servers: readonly ServerConfig[];
  readonly rpcinterfaces: readonly RpcInterfaceConfig[];
  /** SUPERVISOR_SERVER_URL for children (CFG-128); null when no HTTP server is configured. */
  readonly serverurl: string | null;
  /** The files that were read, absolute. */
  readonly files: readonly string[];
  /** Told when the logger exists: all warnings first, then all infos (DAEMON-011). */
  readonly messages: { readonly warnings: readonly string[]; readonly infos: readonly string[] };
}
