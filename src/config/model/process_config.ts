import type { Dependency } from "./dependency.ts";
import type { FcgiSocketConfig } from "./fcgi_socket_config.ts";
import type { LogUpkeep } from "./log_upkeep.ts";
import type { LogFormat } from "./log_format.ts";
import type { LogSink, SyslogStyle } from "./log_sink.ts";
import type { LivenessConfig, ReadyConfig } from "./probe_config.ts";

/** Where a channel's output is written: nowhere, an automatically named file in childlogdir, or a file (CFG-120). */
export type Logfile =
  | { readonly kind: "none" }
  | { readonly kind: "auto" }
  | { readonly kind: "file"; readonly path: string };

/** One of the two outputs of a process. */
export type ChannelName = "stdout" | "stderr";

/** The options that exist once for stdout and once for stderr. */
export interface ChannelConfig {
  /** Where the output goes. */
  readonly logfile: Logfile;
  /** Bytes; 0 never rotates (CFG-123). */
  readonly logfileMaxbytes: number;
  /** How many rotated files are kept (CFG-123). */
  readonly logfileBackups: number;
  /** What else becomes of the file; null: nothing. Ours alone. */
  readonly logfileUpkeep: LogUpkeep | null;
  /** Bytes; 0 turns capture mode off (CFG-124). */
  readonly captureMaxbytes: number;
  /** Output becomes PROCESS_LOG events (CFG-125). */
  readonly eventsEnabled: boolean;
  /** Output goes to syslog, too (CFG-125). */
  readonly syslog: boolean;
  /** What of each line goes into the log. Ours alone. */
  readonly format: LogFormat;
  /** Where it goes beside `logfile`. Ours alone. */
  readonly sinks: readonly LogSink[];
  /** How it goes to syslog. Ours alone. */
  readonly syslogStyle: SyslogStyle;
}

/** Whether it is to stay, or to do something and be done. Ours alone. */
export type ProcessType = "simple" | "oneshot";

/** A file of variables. */
export interface EnvFile {
  /** Relative to where supervisord runs, as log files are. */
  readonly path: string;
  /** It is passed over where there is none. */
  readonly mayBeMissing: boolean;
}

/** One process of a program section: a value, compared by value. */
export interface ProcessConfig {
  /** What stands behind the colon of its full name (CFG-105). */
  readonly name: string;
  /** Where it is written: "program:x", say. */
  readonly section: string;
  /** As a shell would read it; there is no shell (CFG-104). */
  readonly command: string;
  /** null leaves the user as it is (CFG-116). */
  readonly uid: number | null;
  /** Its working directory; null leaves that as it is (CFG-118). */
  readonly directory: string | null;
  /** null leaves it as it is (CFG-117). */
  readonly umask: number | null;
  /** Within its group, low ones start first and stop last (CFG-107). */
  readonly priority: number;
  /** A oneshot is RUNNING while it works and EXITED when it is done, however soon. Ours alone. */
  readonly type: ProcessType;
  /** What it needs before it is started. Ours alone. */
  readonly dependsOn: readonly Dependency[];
  /** When it has ended for good everything is stopped, and supervisord ends with its status. Ours alone. */
  readonly essential: boolean;
  /** Starts with its group (CFG-108). */
  readonly autostart: boolean;
  /** Whether it starts again when it ends by itself; "unexpected": only with a status not in `exitcodes` (CFG-111). */
  readonly autorestart: boolean | "unexpected";
  /** Whole seconds that it must live to be RUNNING; 0: it is so at once (CFG-109). */
  readonly startsecs: number;
  /** It is RUNNING only when something has told that it is ready: any of the ready keys is there. Ours alone. */
  readonly needsReady: boolean;
  /** Whole seconds in which it has to be ready, if it needs to: else its start has failed. Ours alone. */
  readonly readyTimeout: number;
  /** What has to tell that it is ready, each kind once; empty when it need not be. Ours alone. */
  readonly ready: readonly ReadyConfig[];
  /** How it is looked after while it is RUNNING; null: not at all. Ours alone. */
  readonly liveness: LivenessConfig | null;
  /** How often a start that failed is tried again before it is FATAL (CFG-110); -1: for ever (decided for STATE-035). */
  readonly startretries: number;
  /** Seconds that it pauses before a start that nobody asks for. Ours alone, as what follows. */
  readonly restartpause: number;
  /** Seconds that it waits after the first start that failed; null: one, as Supervisor does. */
  readonly backoffDelay: number | null;
  /** What a wait is multiplied by for the next; null: they grow by a second, or stay the same with a delay. */
  readonly backoffFactor: number | null;
  /** Seconds that no such wait exceeds. */
  readonly backoffLimit: number | null;
  /** More restarts than that within so many seconds are FATAL. */
  readonly restartLimit: { readonly count: number; readonly interval: number } | null;
  /** The signal's number (CFG-113). */
  readonly stopsignal: number;
  /** Whole seconds from that signal to SIGKILL (CFG-114). */
  readonly stopwaitsecs: number;
  /** The stop signal goes to the whole process group (CFG-115). */
  readonly stopasgroup: boolean;
  /** SIGKILL goes to the whole process group (CFG-115). */
  readonly killasgroup: boolean;
  /** The statuses that are expected (CFG-112). */
  readonly exitcodes: readonly number[];
  /** stderr goes where stdout goes (CFG-119). */
  readonly redirectStderr: boolean;
  /** What becomes of its standard output. */
  readonly stdout: ChannelConfig;
  /** What becomes of its standard error. */
  readonly stderr: ChannelConfig;
  /** The [supervisord] environment overlaid by the program's own (CFG-126). */
  readonly environment: Readonly<Record<string, string>>;
  /** Files of variables, read at each start; of two the later one wins, and `environment` over all. Ours alone. */
  readonly envFile: readonly EnvFile[];
  /** Those files may name other variables. Ours alone. */
  readonly envFileExpand: boolean;
  /** null: the URL computed from the HTTP server sections (CFG-127). */
  readonly serverurl: string | null;
  /** The listening socket that an fcgi-program gets as its stdin. */
  readonly socket: FcgiSocketConfig | null;
}
