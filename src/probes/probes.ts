import type { LivenessAction, LivenessConfig, ReadyConfig } from "../config/model/probe_config.ts";
import { attempt } from "../logs/attempt.ts";
import type { SpawnRequest } from "../os/os.ts";
import type { ProcessState } from "../process/state.ts";
import type { CommandOf } from "./command_check.ts";
import { makeCheck } from "./make_check.ts";
import { NotifySocket, type NotifySocketSnapshot } from "./notify_socket.ts";
import { Liveness } from "./liveness.ts";
import type { ProbeWorld } from "./probe_world.ts";
import { ReadyPipe } from "./ready_pipe.ts";
import { RepeatedCheck } from "./repeated_check.ts";

/** Seconds that one look at whether a program is ready may take. */
const READY_TIMEOUT = 10;

type ReadyKind = ReadyConfig["kind"];

/** Whose probes they are. */
export interface ProbesConfig {
  readonly name: string;
  readonly uid: number | null;
  readonly ready: readonly ReadyConfig[];
  readonly liveness: LivenessConfig | null;
}

/** What they act on, and whom they tell. */
export interface ProbesOptions {
  readonly world: ProbeWorld;
  /** Where the folder of a notify socket is made. */
  readonly directory: string;
  readonly commandOf: CommandOf;
  /** All that is to tell that it is ready has done so. */
  readonly onReady: () => void;
  /** It does not live as it should, which has been logged. */
  readonly onFailure: (action: LivenessAction) => void;
  /** The snapshot has become another one. */
  readonly onChange: () => void;
  /** Where others stood: these go on there. */
  readonly state?: ProbesSnapshot | null;
}

/** The probes of a running process as plain JSON. Who is asked is asked anew by those who go on. */
export interface ProbesSnapshot {
  readonly notify: NotifySocketSnapshot | null;
  /** The pipe on which it is to write a newline. */
  readonly pipe: number | null;
  /** What has told that it is ready. */
  readonly met: readonly string[];
}

/** Of a process that was started by somebody who knew of no probes. */
export const NOTHING_TOLD: ProbesSnapshot = { notify: null, pipe: null, met: [] };

/** What tells how a running process is: made before it is spawned, disposed of when it has ended. */
export class Probes implements Disposable {
  #config: ProbesConfig;
  readonly #options: ProbesOptions;
  readonly #notify: NotifySocket | null;
  readonly #pipe: ReadyPipe | null;
  readonly #pending: Set<ReadyKind>;
  readonly #patterns: readonly RegExp[];
  #puts: SpawnRequest["puts"] = null;
  #checks = new DisposableStack();
  #liveness: Liveness | null = null;
  #state: ProcessState | null = null;

  /** Throws OsError, and leaves nothing open then. */
  constructor(config: ProbesConfig, options: ProbesOptions) {
    const { world, directory, state = null } = options;
    this.#config = config;
    this.#options = options;
    const met: readonly string[] = state?.met ?? [];
    this.#pending = new Set(config.ready.map(({ kind }) => kind).filter((kind) => !met.includes(kind)));
    this.#patterns = config.ready.flatMap((ready) => ready.kind === "log_line" ? new RegExp(ready.pattern, "u") : []);
    if (state !== null) {
      this.#notify = state.notify === null ? null : new NotifySocket(state.notify, world);
      this.#pipe = new ReadyPipe(state.pipe, world);
      return;
    }
    this.#pipe = this.#makePipe();
    using undo = new DisposableStack();
    undo.defer(() => this[Symbol.dispose]());
    const notifies = this.#pending.has("notify") || this.#watchdogSecs !== null;
    this.#notify = notifies ? NotifySocket.make({ directory, uid: config.uid }, world) : null;
    undo.move();
  }

  /** What of ours it inherits: who is watched is told by his pid, which is not that of a child (sd_watchdog_enabled(3)). */
  inherited(environment: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    if (this.#watchdogSecs === null || environment["WATCHDOG_PID"] === undefined) return environment;
    const { WATCHDOG_PID: _, ...others } = environment;
    return others;
  }

  /** What its environment tells it. */
  get environment(): Readonly<Record<string, string>> {
    const seconds = this.#watchdogSecs;
    return {
      ...this.#notify === null ? {} : { NOTIFY_SOCKET: this.#notify.path },
      ...seconds === null ? {} : { WATCHDOG_USEC: String(Math.round(seconds * 1e6)) },
    };
  }

  /** The descriptor that it gets, until it has it. */
  get puts(): SpawnRequest["puts"] {
    return this.#puts;
  }

  /** Hears what it tells. Throws what the poller throws. */
  watch(): void {
    this.#notify?.watch((assignment) => this.#note(assignment));
    this.#pipe?.watch((isReady) => isReady ? this.#met("fd") : this.#options.onChange());
  }

  /** It has been spawned, and has what it is given. */
  handedOver(): void {
    const far = this.#puts ?? null;
    this.#puts = null;
    const { world } = this.#options;
    if (far !== null) attempt("close a pipe", () => world.os.close(far.fd), world);
  }

  /** It has this state now: what is asked depends on it; null: nothing any more. */
  follow(state: ProcessState | null): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#liveness = null;
    this.#checks[Symbol.dispose]();
    this.#checks = new DisposableStack();
    if (state === "STARTING") this.#lookForReadiness();
    if (state === "RUNNING") this.#lookAfter();
  }

  /** Why it does not live as it should, while it is left alone; null when it does. */
  get problem(): string | null {
    return this.#liveness?.problem ?? null;
  }

  /** It is looked after otherwise from now on. */
  configure({ liveness }: Pick<ProbesConfig, "liveness">): void {
    this.#config = { ...this.#config, liveness };
    if (this.#state !== "RUNNING") return;
    this.follow(null);
    this.follow("RUNNING");
  }

  /** A line that it has printed; gives whether others are wanted. */
  hear(line: string): boolean {
    if (!this.#pending.has("log_line")) return false;
    if (this.#patterns.some((pattern) => pattern.test(line))) this.#met("log_line");
    return this.#pending.has("log_line");
  }

  /** Whether it may tell by a line that it prints. */
  get hears(): boolean {
    return this.#pending.has("log_line");
  }

  snapshot(): ProbesSnapshot {
    const met = this.#config.ready.map(({ kind }) => kind).filter((kind) => !this.#pending.has(kind));
    return { notify: this.#notify?.snapshot() ?? null, pipe: this.#pipe?.snapshot() ?? null, met };
  }

  [Symbol.dispose](): void {
    this.follow(null);
    this.handedOver();
    this.#pipe?.[Symbol.dispose]();
    this.#notify?.[Symbol.dispose]();
  }

  get #watchdogSecs(): number | null {
    return this.#config.liveness?.watchdogSecs ?? null;
  }

  #makePipe(): ReadyPipe | null {
    const { os } = this.#options.world;
    const wanted = this.#config.ready.find((ready) => ready.kind === "fd");
    if (wanted === undefined) return null;
    const { read, write } = os.pipe();
    using unless = new DisposableStack();
    unless.defer(() => this.handedOver());
    this.#puts = { fd: write, as: wanted.fd };
    const pipe = unless.use(new ReadyPipe(read, this.#options.world));
    os.setNonblocking(read);
    unless.move();
    return pipe;
  }

  #lookForReadiness(): void {
    const { world, commandOf } = this.#options;
    const { name, ready } = this.#config;
    for (const config of ready) {
      const { kind } = config;
      if (kind === "notify" || kind === "fd" || kind === "log_line" || !this.#pending.has(kind)) continue;
      const repeated = new RepeatedCheck({
        world,
        check: makeCheck(config, { world, commandOf, seconds: READY_TIMEOUT }),
        onSuccess: () => this.#met(kind),
        onProblem: (problem) => world.logger.log("debug", `${name} is not ready: ${problem}`),
      });
      this.#checks.use(repeated).begin();
    }
  }

  #lookAfter(): void {
    const { liveness, name } = this.#config;
    if (!this.#pending.has("notify")) this.#notify?.relax();
    if (liveness === null) return;
    const look = () => this.#notify?.read();
    this.#liveness = this.#checks.use(new Liveness(name, { ...this.#options, look, config: liveness }));
    this.#liveness.begin();
  }

  #note(assignment: string): void {
    if (assignment === "READY=1") this.#met("notify");
    if (assignment === "WATCHDOG=1") this.#liveness?.feed();
    if (assignment === "WATCHDOG=trigger") this.#liveness?.trigger();
  }

  #met(kind: ReadyKind): void {
    if (!this.#pending.delete(kind)) return;
    this.#options.onChange();
    if (this.#pending.size === 0) this.#options.onReady();
  }
}
