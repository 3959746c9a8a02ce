import type { LogFormat } from "./log_format.ts";
import type { LogSink, SyslogStyle } from "./log_sink.ts";
import type { LogLevel } from "./log_level.ts";
import type { LogUpkeep } from "./log_upkeep.ts";
import type { GroupConfig } from "./group_config.ts";
import type { ServerConfig } from "./server_config.ts";

/** The [supervisord] section, with the command line laid over it. Defaults are the manual's. */
export interface SupervisordConfig {
  /** Open files that the process may have at least (CFG-082). */
  readonly minfds: number;
  /** Processes that its user may have at least (CFG-083). */
  readonly minprocs: number;
  /** Where a daemon goes; null to stay (CFG-087). */
  readonly directory: string | null;
  /** The uid of user=; null when none is set (CFG-086). */
  readonly uid: number | null;
  /** Of a daemon (CFG-079). */
  readonly umask: number;
  /** Absolute path, or "syslog" (CFG-074). */
  readonly logfile: string;
  /** Bytes after which the main log is rotated; 0 never rotates (CFG-075). */
  readonly logfileMaxbytes: number;
  /** How many rotated main logs are kept (CFG-076). */
  readonly logfileBackups: number;
  /** What else becomes of the main log; null: nothing. Ours alone. */
  readonly logfileUpkeep: LogUpkeep | null;
  /** How its lines are written. Ours alone. */
  readonly logFormat: LogFormat;
  /** Where it goes beside `logfile`. Ours alone. */
  readonly logSinks: readonly LogSink[];
  /** How it goes to syslog. Ours alone. */
  readonly syslogStyle: SyslogStyle;
  /** What the main log tells (CFG-077). */
  readonly loglevel: LogLevel;
  /** Absolute path (CFG-078). */
  readonly pidfile: string;
  /** The name of this supervisord in events, to clients and in the names of AUTO logs (CFG-090). */
  readonly identifier: string;
  /** Stays in the foreground (CFG-080). */
  readonly nodaemon: boolean;
  /** In the foreground: does not copy the main log to stdout (CFG-081). */
  readonly silent: boolean;
  /** Where AUTO logs are made: absolute and normal (CFG-085). */
  readonly childlogdir: string;
  /** As messages name it. */
  readonly childlogdirAsWritten: string;
  /** Keeps the AUTO logs of former runs (CFG-084). */
  readonly nocleanup: boolean;
  /** Takes escape sequences out of what programs write (CFG-088). */
  readonly stripAnsi: boolean;
  /** Seconds for the whole stop, after which what is left gets SIGKILL; null: as long as it takes. Ours alone. */
  readonly shutdownTimeout: number | null;
  /** Programs outlive a supervisord that dies, and the next one goes on with them. Ours alone. */
  readonly adopt: boolean;
}

/** An [rpcinterface:x] section: the factory as written and every other key. */
export interface RpcInterfaceConfig {
  /** The x of the section. */
  readonly name: string;
  /** "package.module:function" of Python (CFG-144). */
  readonly factory: string;
  /** Every other key, as written. */
  readonly options: Readonly<Record<string, string>>;
}

/** All that one reading of the configuration files gives. */
export interface Config {
  /** What holds for supervisord itself. */
  readonly supervisord: SupervisordConfig;
  /** Sorted by (priority, name) (CFG-148). */
  readonly groups: readonly GroupConfig[];
  /** In opening order: all inet, then all unix (CFG-099). */
  readonly servers: readonly ServerConfig[];
  /** In the order of the file. */
  readonly rpcinterfaces: readonly RpcInterfaceConfig[];
  /** SUPERVISOR_SERVER_URL for children (CFG-128); null when no HTTP server is configured (CFG-100). */
  readonly serverurl: string | null;
  /** The files that were read, absolute. */
  readonly files: readonly string[];
  /** Told when the logger exists: all warnings first, then all infos (DAEMON-011). */
  readonly messages: {
    readonly warnings: readonly string[];
    readonly infos: readonly string[];
    /** What nobody reads, if that is to be told: at a start and at a reread. Ours alone. */
    readonly unread: readonly string[];
  };
}
