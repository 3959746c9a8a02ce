import { type ConfigDiff, diffGroups } from "../../config/diff.ts";
import type { Config } from "../../config/model/config.ts";
import { ConfigError } from "../../config/model/config_error.ts";
import type { GroupConfig } from "../../config/model/group_config.ts";
import { EventBus, type Observer } from "../../events/bus.ts";
import type { SupervisorEvent } from "../../events/event.ts";
import { attempt } from "../../logs/attempt.ts";
import { startOrder } from "../../process/order.ts";
import type { Mood } from "../../process/mood.ts";
import { Rounds } from "../../probes/rounds.ts";
import type { Child, Host } from "../host.ts";
import { Turns } from "../turns.ts";
import { inheritedEnvironment } from "../process/inherited_environment.ts";
import { chooseShutdown } from "./choose_shutdown.ts";
import { Dependencies } from "./dependencies.ts";
import { Essential } from "./essential.ts";
import { Groups } from "./groups.ts";
import type { Leaving } from "./leaving.ts";
import { OomWatch } from "./oom_watch.ts";
import type { ProcessGroup } from "./process_group.ts";
import { Reaper } from "./reaper.ts";
import type { SupervisorOptions, SupervisorSnapshot } from "./supervisor_options.ts";
import { Ticks } from "./ticks.ts";

/** One run of supervisord between two reloads: the groups, the mood, and what keeps the processes going. */
export class Supervisor {
  /** Callbacks from outside enter through here. */
  readonly turns = new Turns(() => this.#endTurn(), () => this.options.clock.monotonic());
  readonly options: SupervisorOptions;
  /** What is started and stopped in an order. */
  readonly dependencies = new Dependencies(() => this.groupsByPriority().flatMap((group) => group.byPriority()));
  readonly #host: Host;
  readonly #ticks: Ticks;
  readonly #groups: Groups;
  readonly #reaper: Reaper;
  #mood: Mood = "RUNNING";
  #loaded: Config;
  #next: Config | null = null;
  #shutdown: Leaving | null = null;
  readonly #essential: Essential;
  #end: (mood: Mood) => void = () => {};

  constructor(options: SupervisorOptions) {
    const { config, os, clock, poller, sockets, logger, outlets } = options;
    this.options = options;
    this.#loaded = options.state?.loaded ?? config;
    const oomWatch = new OomWatch({ os, clock });
    this.#host = {
      ...{ os, clock, poller, sockets, logger, outlets },
      ...{ turns: this.turns, rounds: new Rounds({ clock, turns: this.turns, logger }) },
      ...{ settings: config.supervisord, serverurl: config.serverurl },
      environment: inheritedEnvironment(os.environment()),
      mayStart: () => this.#mood === "RUNNING",
      killedForMemory: () => oomWatch.claim(),
      events: new EventBus(options.eventSerial, { logger }),
      emit: (event) => this.emit(event),
      changed: (change) => this.options.onChange?.(change),
      born: (pid, process) => this.born(pid, process),
    };
    this.#reaper = new Reaper({ host: this.#host, onEnd: () => this.#shutdown?.noteEnd() });
    this.#ticks = new Ticks(this.#host, options.state?.ticks);
    this.#groups = new Groups(this.#host, { onChange: () => this.noteGroups() });
    this.#essential = new Essential(this.#host, this.groups);
  }

  /** In the order in which they were added. */
  get groups(): ReadonlyMap<string, ProcessGroup> {
    return this.#groups.active;
  }

  /** What supervisord is to exit with: the status of an essential program that has ended. */
  get exitStatus(): number {
    return this.#mood === "SHUTDOWN" ? this.#essential.status ?? 0 : 0;
  }

  get mood(): Mood {
    return this.#mood;
  }

  /** What a restart under way will start with; null when none is. */
  get next(): Config | null {
    return this.#next;
  }

  /** The configuration as last read: what addProcessGroup and getAllConfigInfo go by (RPC-042, RPC-082). */
  get loaded(): Config {
    return this.#loaded;
  }

  /**
   * Adds every configured group, or those of its state; nothing is spawned yet. Throws AutoLogError or FcgiSocketError,
   * and is over then.
   */
  addConfiguredGroups(): void {
    using stopping = new DisposableStack();
    stopping.use(this.#ticks);
    const { config, state = null } = this.options;
    if (state === null) { for (const group of config.groups) this.#groups.add(group); }
    else this.#groups.takeOver(state.groups);
    stopping.move();
  }

  /**
   * Tells that it runs (DAEMON-034) and starts what is to be started, at once (DAEMON-025), or goes on from its state
   * without a word. Resolves when everything has been stopped again, with why.
   */
  run(): Promise<Mood> {
    const ended = new Promise<Mood>((resolve) => this.#end = resolve);
    this.turns.run(() => this.options.state ? this.#resume() : this.#begin());
    return ended;
  }

  snapshot(): SupervisorSnapshot {
    return { loaded: this.#loaded, groups: this.#groups.snapshot(), ticks: this.#ticks.snapshot() };
  }

  /** Begins to stop everything for good; it overrides a restart that is under way (SIG-004). */
  shutdown(): void {
    this.#leave("SHUTDOWN");
  }

  /**
   * Begins to stop everything, to start again with the configuration as it is in the files now. Decided for
   * DAEMON-036: a configuration with an error is told and given back, and everything keeps running.
   */
  restart(): ConfigError | null {
    try {
      this.#next = this.options.loadNext();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.#host.logger.log("critical", `Cannot restart: ${error.message}; everything keeps running`);
      return error;
    }
    this.#leave("RESTARTING");
    return null;
  }

  /** Ascending by priority; equal ones in the order in which they were added (DAEMON-028). */
  groupsByPriority(): readonly ProcessGroup[] {
    return startOrder(this.groups.values());
  }

  /**
   * Adds a group and starts its autostart processes (DAEMON-048); false when one of that name is active (DAEMON-050).
   */
  addGroup(config: GroupConfig): boolean {
    const group = this.#groups.add(config);
    if (group === null) return false;
    this.dependencies.startAdded([...group.processes.values()]);
    return true;
  }

  /** Takes a group away; false while a process of it is not stopped (DAEMON-049). */
  removeGroup(name: string): boolean {
    return this.#groups.remove(name);
  }

  /**
   * Reads the configuration again and tells what differs from the active groups. What the files say of supervisord
   * itself changes nothing here (decided for DAEMON-041, DAEMON-042), and their messages are not logged (DAEMON-043), but
   * for what nobody reads. Throws ConfigError.
   */
  reread(): ConfigDiff {
    this.#loaded = this.options.load();
    for (const message of this.#loaded.messages.unread) this.#host.logger.log("warn", message);
    this.options.onChange?.({ kind: "groups" });
    return diffGroups([...this.groups.values()].map((group) => group.config), this.#loaded.groups);
  }

  /** Takes the exit status of every child that has one to tell: SIGCHLD, and after each start and stop (RPC-064). */
  reap(): void {
    this.#reaper.reap();
  }

  /** A child that is no program of a group: its end is told to it alone. */
  born(pid: number, child: Child): void {
    this.#reaper.children.born(pid, child);
  }

  /** Of every program that runs, be its group removed. */
  pids(): readonly number[] {
    return this.#groups.pids();
  }

  /** Commands that ask how programs are: ended, or begun anew. They would be nobody's children after an upgrade. */
  ask(isAllowed: boolean): void {
    this.turns.run(() => this.#groups.ask(isAllowed));
  }

  /** A program that is not our child has ended, with this raw status; null where that could not be known. */
  ended(pid: number, status: number | null): void {
    this.turns.run(() => this.#reaper.ended(pid, status));
  }

  /** SIGUSR2: the main log and the logs of running processes are opened again (SIG-005). */
  reopenLogs(): void {
    this.#host.logger.log("info", "supervisord logreopen");
    this.#host.logger.reopen();
    this.#groups.reopenLogs();
  }

  emit(event: SupervisorEvent): void {
    attempt("tell listeners of an event", () => this.#host.events.notify(event), this.#host);
  }

  /** Tells of every event from now on, as EventBus.observe(); the returned function ends it. */
  observe(observer: Observer): () => void {
    return this.#host.events.observe(observer);
  }

  /** To be called when groups have come, have gone or are configured otherwise. */
  noteGroups(): void {
    this.dependencies.noteGroups();
    this.#ticks.update();
    this.options.onChange?.({ kind: "groups" });
  }

  #leave(mood: "SHUTDOWN" | "RESTARTING"): void {
    this.#mood = mood;
    if (this.#shutdown !== null) return;
    this.dependencies.release();
    const groups = [...this.groups.values()];
    const { graph } = this.dependencies;
    this.#shutdown = chooseShutdown(groups, { host: this.#host, graph, onDone: () => this.#finish() });
    this.#shutdown.begin();
  }

  #finish(): void {
    this.#reaper[Symbol.dispose]();
    this.#ticks[Symbol.dispose]();
    this.#end(this.#mood);
  }

  #endTurn(): void {
    if (this.#mood === "RUNNING") attempt("go on with the start", () => this.dependencies.settle(), this.#host);
    if (this.#mood === "RUNNING" && this.#essential.conclude()) this.shutdown();
    attempt("go on with the shutdown", () => this.#shutdown?.proceed(), this.#host);
    this.#groups.dispatch();
  }

  #begin(): void {
    this.emit({ kind: "supervisor_state", state: "RUNNING" });
    this.dependencies.startAdded(this.groupsByPriority().flatMap(({ processes }) => [...processes.values()]));
  }

  #resume(): void {
    this.#groups.resume();
    this.#ticks.look();
  }
}
