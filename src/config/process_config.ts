import type { FcgiSocketConfig } from "./fcgi_socket_config.ts";

/** Where a channel's output is written: nowhere, an automatically named file in childlogdir, or a file. */
export type Logfile =
  | { readonly kind: "none" }
  | { readonly kind: "auto" }
  | { readonly kind: "file"; readonly path: string };

/** One of the two outputs of a process. */
export type ChannelName = "stdout" | "stderr";

/** The options that exist once for stdout and once for stderr. */
export interface ChannelConfig {
  readonly logfile: Logfile;
  /** Bytes; 0 never rotates. */
  readonly logfileMaxbytes: number;
  readonly logfileBackups: number;
  /** Bytes; 0 turns capture mode off. */
  readonly captureMaxbytes: number;
  readonly eventsEnabled: boolean;
  readonly syslog: boolean;
}

/** One process of a program section: a value, compared by value. */
export interface ProcessConfig {
  readonly name: string;
  readonly command: string;
  /** null leaves the user as it is. */
  readonly uid: number | null;
  readonly directory: string | null;
  readonly umask: number | null;
  readonly priority: number;
  readonly autostart: boolean;
  readonly autorestart: boolean | "unexpected";
  /** Whole seconds. */
  readonly startsecs: number;
  readonly startretries: number;
  readonly stopsignal: number;
  /** Whole seconds. */
  readonly stopwaitsecs: number;
  readonly stopasgroup: boolean;
  readonly killasgroup: boolean;
  readonly exitcodes: readonly number[];
  readonly redirectStderr: boolean;
  readonly stdout: ChannelConfig;
  readonly stderr: ChannelConfig;
  /** The [supervisord] environment overlaid by the program's own. */
  readonly environment: Readonly<Record<string, string>>;
  /** null: the URL computed from the HTTP server sections. */
  readonly serverurl: string | null;
  /** The listening socket that an fcgi-program gets as its stdin. */
  readonly socket: FcgiSocketConfig | null;
}
