import { PLAIN } from "../../src/config/model/log_format.ts";
import { USUAL_STYLE } from "../../src/config/model/log_sink.ts";
import type { ChannelConfig, ProcessConfig } from "../../src/config/model/process_config.ts";

/** What Supervisor does not know of an output, as it is where nothing is written of it. */
export const UNFORMATTED = { format: PLAIN, sinks: [], syslogStyle: USUAL_STYLE } as const;
/** The same of the main log. */
export const UNFORMATTED_LOG = { logFormat: PLAIN, logSinks: [], syslogStyle: USUAL_STYLE } as const;

const CHANNEL: ChannelConfig = {
  logfile: { kind: "none" },
  logfileMaxbytes: 0,
  logfileBackups: 0,
  logfileUpkeep: null,
  captureMaxbytes: 0,
  eventsEnabled: false,
  syslog: false,
  ...UNFORMATTED,
};

/** The configuration of a program with the manual's defaults, and no log files. */
export function processConfig(changes: Partial<ProcessConfig> = {}): ProcessConfig {
  return {
    name: "cat",
    section: `program:${changes.name ?? "cat"}`,
    command: "/bin/cat",
    uid: null,
    directory: null,
    umask: null,
    priority: 999,
    type: "simple",
    dependsOn: [],
    essential: false,
    autostart: true,
    autorestart: "unexpected",
    startsecs: 1,
    needsReady: false,
    readyTimeout: 60,
    ready: [],
    liveness: null,
    startretries: 3,
    restartpause: 0,
    backoffDelay: null,
    backoffFactor: null,
    backoffLimit: null,
    restartLimit: null,
    stopsignal: 15,
    stopwaitsecs: 10,
    stopasgroup: false,
    killasgroup: false,
    exitcodes: [0],
    redirectStderr: false,
    stdout: CHANNEL,
    stderr: CHANNEL,
    environment: {},
    envFile: [],
    envFileExpand: false,
    serverurl: null,
    socket: null,
    ...changes,
  };
}
