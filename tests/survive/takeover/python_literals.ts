import { loadConfig } from "../../../src/config/load.ts";
import type { Config } from "../../../src/config/model/config.ts";
import type { PythonGroup, PythonProcess, PythonState } from "../../../src/survive/takeover/python_state.ts";
import { fakeConfigEnvironment } from "../../config/fake_config_environment.ts";

/** The configuration that these sections make. */
export function configOf(sections: string): Config {
  const environment = fakeConfigEnvironment({ files: { "/work/s.conf": `[supervisord]\n${sections}` } });
  return loadConfig({ path: "/work/s.conf", environment });
}

/** A [program:x] as Python tells of it: its options have the manual's defaults, and it has never run. */
export function pythonProcess(name: string, changes: Partial<PythonProcess> = {}): PythonProcess {
  const { config, ...others } = changes;
  const channel = (channel: string) => ({
    [`${channel}_logfile`]: `/tmp/${name}-${channel}---supervisor-x.log`,
    [`${channel}_logfile_maxbytes`]: 52428800,
    [`${channel}_logfile_backups`]: 10,
    [`${channel}_capture_maxbytes`]: 0,
    [`${channel}_events_enabled`]: false,
    [`${channel}_syslog`]: false,
  });
  return {
    ...{ pid: 0, state: 0, laststart: 0, laststop: 0, delay: 0, backoff: 0, exitstatus: null, spawnerr: null },
    ...{ listener_state: null, event: null, channels: {} },
    config: {
      ...{ name, command: "cat", uid: null, directory: null, umask: null, priority: 999, autostart: true },
      ...{ autorestart: "RestartWhenExitUnexpected", startsecs: 1, startretries: 3, stopsignal: 15, stopwaitsecs: 10 },
      ...{ stopasgroup: false, killasgroup: false, exitcodes: [0], redirect_stderr: false },
      ...{ environment: {}, serverurl: null },
      ...channel("stdout"),
      ...channel("stderr"),
      ...config,
    },
    ...others,
  };
}

/** A group of one program of the same name. */
export function pythonGroup(name: string, changes: Partial<PythonGroup> = {}): PythonGroup {
  return { name, priority: 999, pool: null, socket: null, processes: [pythonProcess(name)], ...changes };
}

/** A supervisord that runs since the wall clock's 1000 and the monotonic clock's 50, with these groups. */
export function pythonState(...groups: readonly PythonGroup[]): PythonState {
  return {
    ...{ format: 1, writer: "supervisor 4.3.0", pid: 7, cwd: "/work", configfile: "/work/s.conf" } as const,
    ...{ ownsPidFile: true, now: 1000, monotonic: 50, mood: 1, serial: 41, ticks: { "5": 995 } },
    ...{ strays: [], servers: [], groups },
  };
}
