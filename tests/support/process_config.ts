import type { ChannelConfig, ProcessConfig } from "../../src/config/model/process_config.ts";

const CHANNEL: ChannelConfig = {
  logfile: { kind: "none" },
  logfileMaxbytes: 0,
  logfileBackups: 0,
  logfileUpkeep: null,
  captureMaxbytes: 0,
  eventsEnabled: false,
  syslog: false,
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
