import type { Config, SupervisordConfig } from "../../src/config/model/config.ts";
import type { EventListenerPoolConfig, GroupConfig, ProcessGroupConfig } from "../../src/config/model/group_config.ts";
import type { ProcessConfig } from "../../src/config/model/process_config.ts";
import { Logger, type LogHandler } from "../../src/logs/logger.ts";
import type { Os } from "../../src/os/os.ts";
import { Supervisor } from "../../src/supervisor/life/supervisor.ts";
import type { SupervisorOptions } from "../../src/supervisor/life/supervisor_options.ts";
import type { Subprocess } from "../../src/supervisor/process/subprocess.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { FakeOs } from "../support/fake_os.ts";
import { FakePoller } from "../support/fake_poller.ts";
import { FakeSockets } from "../support/fake_sockets.ts";
import type { Faults } from "../support/faults.ts";
import { processConfig, UNFORMATTED_LOG } from "../support/process_config.ts";
import { Outlets } from "../../src/supervisor/outlets/outlets.ts";

export const SETTINGS: SupervisordConfig = {
  minfds: 1024,
  minprocs: 200,
  directory: null,
  uid: null,
  umask: 0o22,
  logfile: "/tmp/supervisord.log",
  logfileMaxbytes: 0,
  logfileBackups: 0,
  logfileUpkeep: null,
  loglevel: "debug",
  pidfile: "/tmp/supervisord.pid",
  identifier: "supervisor",
  nodaemon: true,
  silent: false,
  childlogdir: "/tmp",
  childlogdirAsWritten: "/tmp",
  nocleanup: false,
  shutdownTimeout: null,
  adopt: false,
  stripAnsi: false,
  ...UNFORMATTED_LOG,
};

/** What a world is made of beside what it has anyway. */
export interface FakeWorldOptions {
  /** Lets calls of the world fail. */
  readonly faults?: Faults;
  /** Another handler of the main log. */
  readonly handler?: (os: Os) => LogHandler;
  /** Is told of changes. */
  readonly onChange?: SupervisorOptions["onChange"];
}

/** A supervisor in a world that the test plays; /bin/cat can be executed there. */
export class FakeSupervisor {
  readonly os = new FakeOs();
  readonly clock = new FakeClock();
  readonly poller = new FakePoller(this.os);
  readonly sockets = new FakeSockets(this.os);
  readonly eventSerial = { next: 0 };
  /** The main log, "LEVL message" a line, dates left out. */
  readonly log: string[] = [];
  readonly supervisor: Supervisor;
  /** What the files say. */
  files: Config;

  constructor(
    groups: readonly GroupConfig[],
    settings: Partial<SupervisordConfig> = {},
    { faults, handler: another, onChange }: FakeWorldOptions = {},
  ) {
    const os = faults?.os(this.os) ?? this.os;
    this.os.addFile("/bin/cat", "", { mode: 0o755 });
    const decoder = new TextDecoder();
    const handler = {
      write: (line: Uint8Array) => void this.log.push(decoder.decode(line).slice(24, -1)),
      reopen() {},
    };
    const supervisord = { ...SETTINGS, ...settings };
    const config: Config = {
      supervisord,
      groups,
      servers: [],
      rpcinterfaces: [],
      serverurl: null,
      files: [],
      messages: { warnings: [], infos: [], unread: [] },
    };
    this.files = config;
    this.supervisor = new Supervisor({
      config,
      os,
      clock: this.clock,
      sockets: this.sockets,
      outlets: new Outlets({ os, clock: this.clock, poller: this.poller, sockets: this.sockets }),
      poller: faults?.poller(this.poller) ?? this.poller,
      logger: new Logger(supervisord.loglevel, {
        handlers: [handler, ...another === undefined ? [] : [another(os)]],
        now: () => this.clock.local(this.clock.now()),
      }),
      load: () => this.files,
      loadNext: () => config,
      eventSerial: this.eventSerial,
      ...onChange === undefined ? {} : { onChange },
    });
    this.supervisor.addConfiguredGroups();
  }

  /** Begins to supervise; autostart processes are spawned. */
  run(): this {
    void this.supervisor.run();
    return this;
  }

  process(name: string): Subprocess {
    const found = [...this.supervisor.groups.values()].flatMap((group) => group.processes.get(name) ?? []);
    const [process] = found;
    if (process === undefined) throw new Error(`Cannot find process ${name}`);
    return process;
  }

  pid(name: string): number {
    return this.process(name).record.pid;
  }

  /** A process writes to its stdout, and is read. */
  say(name: string, text: string | Uint8Array, fd: 1 | 2 = 1): void {
    this.os.childWrite(this.pid(name), fd, text);
    this.poller.run();
  }

  /** What a process has got on its stdin since it was last asked. */
  heard(name: string): string {
    const text = this.os.childRead(this.pid(name));
    this.poller.run();
    return text;
  }

  /** A process ends with this exit code. */
  exit(name: string, code = 0): void {
    this.os.exit(this.pid(name), code << 8);
    this.supervisor.turns.run(() => this.supervisor.reap());
  }

  emit(type: string, data = ""): void {
    this.supervisor.turns.run(() => this.supervisor.emit({ kind: "remote_communication", type, data }));
  }
}

/** A pool l of one listener l that takes REMOTE_COMMUNICATION, RUNNING at once. */
export function poolConfig(changes: Partial<EventListenerPoolConfig> = {}): EventListenerPoolConfig {
  return {
    kind: "eventlistener",
    name: "l",
    priority: -1,
    processes: [processConfig({ name: "l", startsecs: 0 })],
    bufferSize: 10,
    events: ["REMOTE_COMMUNICATION"],
    resultHandler: "supervisor.dispatchers:default_handler",
    ...changes,
  };
}

/** A group of one process, by default as it comes from a [program:cat]. */
export function groupConfig(process: Partial<ProcessConfig> = {}): ProcessGroupConfig {
  const config = processConfig({ startsecs: 0, ...process });
  return { kind: "program", name: config.name, priority: 999, processes: [config] };
}
