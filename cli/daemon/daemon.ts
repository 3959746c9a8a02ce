import type { Config } from "../../src/config/model/config.ts";
import type { EventSerial } from "../../src/events/bus.ts";
import type { HttpServer } from "../../src/http/server/serve.ts";
import type { ServerSnapshot } from "../../src/http/server/server_snapshot.ts";
import { attempt } from "../../src/logs/attempt.ts";
import type { Clock, Poller } from "../../src/os/clock.ts";
import type { DescriptorStore, GivenDescriptor } from "../../src/os/descriptor_store.ts";
import type { Handover } from "../../src/os/handover.ts";
import type { Keeper, Keepers } from "../../src/os/keeper.ts";
import type { Sockets } from "../../src/os/sockets.ts";
import type { Processes } from "../../src/os/processes.ts";
import type { ServiceManager } from "../../src/os/service_manager.ts";
import type { Os } from "../../src/os/os.ts";
import type { Signals } from "../../src/os/signals.ts";
import type { Mood } from "../../src/process/mood.ts";
import { Supervisor } from "../../src/supervisor/life/supervisor.ts";
import { joinPath } from "../../src/text/python/posix_path.ts";
import { Lives } from "../../src/survive/lives.ts";
import { CANNOT_KEEP, Safekeeping } from "../../src/survive/safekeeping.ts";
import { keeperPath, removeKeeperFile } from "../../src/survive/keeper_file.ts";
import { Strangers } from "../../src/survive/strangers.ts";
import type { DaemonState, SupervisorState } from "../../src/survive/supervisor_state.ts";
import { MONOVISOR } from "../../src/text/version.ts";
import type { MainLog } from "./main_log.ts";
import { notifyManager } from "./manager/notify_manager.ts";
import { openServers } from "./open_servers.ts";
import { programCall } from "./own_program.ts";
import { type PidFile, pidFile } from "./pid_file.ts";
import { listenToSignals } from "./signals.ts";
import { tellOfReplacement } from "./tell_of_replacement.ts";
import { tryOut } from "./try_out.ts";
import { upgrader } from "./upgrader.ts";
import { whenCalm } from "./when_calm.ts";

/** What this process is over all reloads. */
export type Identity = Pick<DaemonState, "cwd" | "configfile" | "executable" | "token">;

/** What a daemon between two reloads is made of. */
export interface DaemonOptions {
  readonly os: Os;
  readonly handover: Handover;
  readonly keepers: Keepers;
  readonly processes: Processes;
  readonly sockets: Sockets;
  /** Opens the service manager's store; null where it offers none. Throws OsError. */
  readonly store: (() => DescriptorStore) | null;
  /** What it has given back, out of the hands of another one. */
  readonly given: readonly GivenDescriptor[];
  /** Who wants to hear how we are; null where nobody does. */
  readonly manager: ServiceManager | null;
  readonly clock: Clock;
  readonly poller: Poller;
  readonly signals: Signals;
  readonly log: MainLog;
  readonly config: Config;
  /** Reads the configuration files again; throws ConfigError. */
  readonly load: () => Config;
  /** Counts events over all runs. */
  readonly eventSerial: EventSerial;
  readonly identity: Identity;
  /** Seconds of a processor that this process has used. */
  readonly processorTime: () => number;
  /** For a calm moment. */
  readonly giveBackMemory: (moment: { readonly isQuiet: boolean }) => void;
  /** Where another one stood. */
  readonly state?: SupervisorState | null;
}

/** What to go on with, or with which status to exit. */
export type Ending = Config | number;

/** Who was there before. */
export interface Predecessor {
  /** Whether it died, so that its programs are not our children. */
  readonly hasDied: boolean;
  /** Holds what is in our own hands now. */
  readonly keeper: Keeper | null;
}

/** The supervisor between two reloads, with its servers, its pid file and whoever may put another one in its place. */
export class Daemon implements Disposable {
  readonly supervisor: Supervisor;
  /** Until it has been written. */
  pidFile: PidFile;
  readonly #options: DaemonOptions;
  readonly #ready = Promise.withResolvers<void>();
  readonly #resources = new DisposableStack();
  readonly #lives: Lives;
  #keeping: Safekeeping | null = null;
  /** null until it has been tried to open them. */
  #servers: readonly HttpServer[] | null = null;
  #ended: Promise<Mood> | null = null;

  constructor(options: DaemonOptions) {
    const { os, config, load, log: { logger }, state = null } = options;
    const loadNext = () => tryOut(load(), { os, active: config });
    this.#options = options;
    this.supervisor = new Supervisor({
      ...{ ...options, logger, outlets: options.log.outlets, loadNext, state: state?.supervisor ?? null },
      onChange: (change) => this.#keeping?.note(change),
    });
    this.#lives = this.#resources.use(new Lives(options, state?.lives ?? []));
    this.pidFile = pidFile(os, config.supervisord.pidfile, { isOurs: false });
  }

  /** No request is answered before begin(). Throws ListenError, or ConfigError for an interface that cannot be made. */
  async openServers(): Promise<void> {
    const { log: { logger }, identity: { token, executable } } = this.#options;
    const upgrades = upgrader({
      ...this.#options,
      ...{ logger, supervisor: this.supervisor, self: MONOVISOR, program: programCall(executable) },
      state: (clients) => this.#state({ clients }),
      pause: async () => void (await Promise.all(this.#open.map((server) => server.pause()))),
      resume: () => this.#open.forEach((server) => server.resume()),
      // Should the other program die before it is ready, the next start adopts what it has left
      keep: () => this.#keeping?.isOver === false ? null : this.#keep(() => {}),
    });
    try {
      this.#servers = await openServers({
        ...this.#options,
        ...{ logger, supervisor: this.supervisor, token, upgrader: upgrades, ready: this.#ready.promise },
        states: this.#options.state?.servers ?? null,
      });
    } finally {
      this.#servers ??= [];
      this.#keeping?.note({ kind: "groups" });
    }
  }

  async closeServers(): Promise<void> {
    await Promise.all(this.#open.map((server) => server.close()));
  }

  listenToSignals(): void {
    const { signals, log: { logger } } = this.#options;
    this.#resources.use(listenToSignals(this.supervisor, { signals, logger, onReopen: () => this.#renewSockets() }));
  }

  /** Starts the programs, or goes on with them, and answers requests. */
  begin({ hasDied, keeper }: Predecessor = { hasDied: false, keeper: null }): void {
    const { os, clock, config, identity, manager, processorTime, giveBackMemory, log: { logger } } = this.#options;
    const { supervisor } = this;
    if (config.supervisord.adopt) this.#keep((reason) => logger.log("info", `${CANNOT_KEEP}: ${reason}`));
    else removeKeeperFile(os, keeperPath(config.supervisord.pidfile));
    keeper?.end();
    const pids = supervisor.pids();
    this.#ended = supervisor.run();
    const strangers = new Strangers({ ...this.#options, supervisor, lives: this.#lives });
    this.#resources.use(strangers).watch(pids, { all: hasDied });
    this.#resources.use(whenCalm(supervisor.turns, { clock, processorTime, action: giveBackMemory }));
    this.#resources.defer(tellOfReplacement(supervisor, { os, logger, executable: identity.executable }));
    this.#ready.resolve();
    if (manager !== null) {
      const pid = this.#options.state ? os.getpid() : null;
      this.#resources.use(notifyManager(supervisor, { manager, clock, logger, pid }));
    }
  }

  /**
   * Resolves when everything is stopped, with the configuration to go on with after a restart, else the exit status.
   * Requests are answered until the last program is gone (HTTP-038).
   */
  async end(): Promise<Ending> {
    const mood = await this.#ended;
    this.pidFile.remove();
    await this.closeServers();
    const { next, exitStatus } = this.supervisor;
    return mood === "RESTARTING" && next !== null ? next : exitStatus;
  }

  [Symbol.dispose](): void {
    this.#resources[Symbol.dispose]();
  }

  get #open(): readonly HttpServer[] {
    return this.#servers ?? [];
  }

  #state({ clients }: { readonly clients: "kept" | "left" }): SupervisorState {
    const { os, clock, config, log, identity, eventSerial, state = null } = this.#options;
    // Those of the one before us, as long as we have not opened ours
    const servers = this.#servers?.map((server) => server.snapshot()) ?? state?.servers ?? [];
    return {
      writer: MONOVISOR,
      at: clock.monotonic(),
      daemon: {
        ...identity,
        inheritedFds: os.inheritedFds(),
        eventSerial: eventSerial.next,
        mainLog: log.snapshot(),
        outlets: log.outlets.snapshot(),
        ownsPidFile: this.pidFile.isOurs,
        journal: this.#keeping?.journalName ?? null,
      },
      active: config,
      supervisor: this.supervisor.snapshot(),
      lives: this.#lives.snapshot(),
      servers: clients === "kept" ? servers : servers.map(withoutClients),
    };
  }

  #keep(onRefused: (reason: string) => void): Safekeeping | null {
    const { log: { logger }, config: { supervisord: { pidfile } }, identity: { cwd, configfile } } = this.#options;
    const { supervisor } = this;
    const { given, state = null } = this.#options;
    this.#keeping = Safekeeping.begin({
      formerlyStored: [...given.map(({ name }) => name), ...[state?.daemon.journal ?? []].flat()],
      ...{ ...this.#options, logger, supervisor, lives: this.#lives, pidfile, configfile: joinPath(cwd, configfile) },
      state: () => this.#state({ clients: "left" }),
      onRefused,
    });
    if (this.#keeping === null) return null;
    const keeping = this.#resources.use(this.#keeping);
    // An orderly end has begun: there is nothing to go on from
    this.#resources.defer(supervisor.observe((event) => {
      if (event.kind === "supervisor_state" && event.state === "STOPPING") keeping[Symbol.dispose]();
    }));
    return keeping;
  }

  // SIGUSR2 opens anew what others took away: log files, and socket files too
  #renewSockets(): void {
    const { logger } = this.#options.log;
    for (const server of this.#open) {
      attempt("make the socket file anew", () => server.renew(), { logger });
    }
    this.#keeping?.note({ kind: "groups" });
  }
}

function withoutClients({ listening }: ServerSnapshot): ServerSnapshot {
  return { listening, connections: [] };
}
