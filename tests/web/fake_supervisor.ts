import type { Config } from "../../src/config/model/config.ts";
import type { ProcessConfig } from "../../src/config/model/process_config.ts";
import { Logger } from "../../src/logs/logger.ts";
import { Supervisor } from "../../src/supervisor/life/supervisor.ts";
import { splitNamespec } from "../../src/text/namespec.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { FakeOs } from "../support/fake_os.ts";
import { FakePoller } from "../support/fake_poller.ts";
import { FakeSockets } from "../support/fake_sockets.ts";
import { processConfig, UNFORMATTED_LOG } from "../support/process_config.ts";
import { Outlets } from "../../src/supervisor/outlets/outlets.ts";

export interface FakeSupervisor {
  readonly supervisor: Supervisor;
  readonly os: FakeOs;
  readonly clock: FakeClock;
  /** Messages of the main log, "level message". */
  readonly log: string[];
  /** Lets a child that runs exit with this code. */
  exit(pid: number, code: number): void;
  /** Lets time pass until the promise is settled, at most a minute. */
  finish<T>(promise: Promise<T>): Promise<T>;
}

/** A supervisor in memory with these programs, none of which is started; "g:p" puts a program into a group. */
export function fakeSupervisor(programs: Readonly<Record<string, Partial<ProcessConfig>>>): FakeSupervisor {
  const os = new FakeOs({ hostName: "box", environment: { PATH: "/bin" } });
  os.addFile("/bin/cat", "", { mode: 0o755 });
  os.addDirectory("/tmp");
  const clock = new FakeClock(1_700_000_000);
  const log: string[] = [];
  const handler = { write: (data: Uint8Array) => void log.push(new TextDecoder().decode(data)), reopen() {} };
  const logger = new Logger("trace", { handlers: [handler], now: () => clock.local(clock.now()) });
  const config = configOf(programs);
  const supervisor = new Supervisor({
    config,
    os,
    clock,
    poller: new FakePoller(os),
    sockets: new FakeSockets(os),
    outlets: new Outlets({ os, clock, poller: new FakePoller(os), sockets: new FakeSockets(os) }),
    logger,
    load: () => config,
    loadNext: () => config,
    eventSerial: { next: 0 },
  });
  os.whenKilled = (pid) => os.exit(pid, 15);
  supervisor.addConfiguredGroups();
  return {
    supervisor,
    os,
    clock,
    log,
    exit(pid, code) {
      os.exit(pid, code << 8);
      supervisor.turns.run(() => supervisor.reap());
    },
    async finish(promise) {
      let isPending = true;
      const settled = promise.finally(() => isPending = false);
      for (let steps = 0; isPending && steps < 600; steps++) {
        await new Promise((resolve) => queueMicrotask(() => resolve(null)));
        clock.advance(0.1);
      }
      return await settled;
    },
  };
}

function configOf(programs: Readonly<Record<string, Partial<ProcessConfig>>>): Config {
  const groups = new Map<string, ProcessConfig[]>();
  for (const [namespec, changes] of Object.entries(programs)) {
    const { group, process } = splitNamespec(namespec);
    const config = processConfig({ name: process ?? "", autostart: false, ...changes });
    groups.set(group, [...groups.get(group) ?? [], config]);
  }
  return {
    supervisord: {
      minfds: 1024,
      minprocs: 200,
      directory: null,
      uid: null,
      umask: 0o22,
      logfile: "/tmp/supervisord.log",
      logfileMaxbytes: 0,
      logfileBackups: 0,
      logfileUpkeep: null,
      loglevel: "trace",
      pidfile: "/tmp/supervisord.pid",
      identifier: "supervisor",
      nodaemon: true,
      silent: true,
      childlogdir: "/tmp",
      childlogdirAsWritten: "/tmp",
      nocleanup: false,
      adopt: false,
      shutdownTimeout: null,
      stripAnsi: false,
      ...UNFORMATTED_LOG,
    },
    groups: [...groups].map(([name, processes]) => ({ kind: "program", name, priority: 999, processes })),
    servers: [],
    serverurl: null,
    rpcinterfaces: [],
    files: [],
    messages: { warnings: [], infos: [], unread: [] },
  };
}
