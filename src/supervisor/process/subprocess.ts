import type { ChannelName, ProcessConfig } from "../../config/model/process_config.ts";
import type { LivenessAction } from "../../config/model/probe_config.ts";
import { attempt } from "../../logs/attempt.ts";
import { osError } from "../../os/os_error.ts";
import { NOTHING_TOLD, type Probes } from "../../probes/probes.ts";
import type { Effect } from "../../process/effect.ts";
import type { Input } from "../../process/input.ts";
import { step } from "../../process/machine.ts";
import { type LivenessVerdict, NEVER_STARTED, type ProcessRecord, type Wait } from "../../process/record.ts";
import type { FcgiSocket } from "../fcgi/fcgi_socket.ts";
import type { Host } from "../host.ts";
import type { Listener } from "../listeners/listener.ts";
import { closedLogs, type Logs } from "./closed_logs.ts";
import { endInput } from "./end_input.ts";
import { kill } from "./kill.ts";
import { makeProbes } from "./make_probes.ts";
import { renewLogfiles } from "./renew_logfiles.ts";
import { renewProbes } from "./renew_probes.ts";
import { Pipes } from "./pipes.ts";
import { type Lines, spawnChild } from "./spawn_child.ts";
import { StopReport } from "./stop_report.ts";
import { NOTHING_WRITTEN, type SubprocessOptions, type SubprocessSnapshot } from "./subprocess_options.ts";
import { TickTimer } from "./tick_timer.ts";

/** One process under supervision: its record, its pipes and its timer. */
export class Subprocess {
  readonly group: string;
  readonly listener: Listener | null;
  readonly #socket: FcgiSocket | null;
  readonly #obstacle: string | null;
  readonly host: Host;
  #config: ProcessConfig;
  #logfiles: SubprocessOptions["logfiles"];
  #record: ProcessRecord;
  #pipes: Pipes | null;
  readonly #timer: TickTimer;
  readonly #stopReport: StopReport;
  #isRetired: boolean;
  #probes: Probes | null;
  #remedy: LivenessVerdict["remedy"];
  /** Bytes that it has written since it was added. */
  readonly written: Record<ChannelName, number>;
  /** A signal of ours was sent to the process that there is. */
  wasSignalled = false;

  constructor(config: ProcessConfig, options: SubprocessOptions) {
    const { host, group, logfiles, listener = null, socket = null, obstacle = null, state = null } = options;
    [this.#config, this.group] = [config, group];
    [this.#logfiles, this.listener] = [logfiles, listener];
    [this.#socket, this.#obstacle] = [socket, obstacle];
    [this.host, this.written] = [host, { ...state?.written ?? NOTHING_WRITTEN }];
    this.#stopReport = new StopReport(host);
    this.#timer = new TickTimer({ host, onDue: () => this.#apply({ kind: "tick" }), onTime: () => this.tick() });
    this.#record = state?.record ?? NEVER_STARTED;
    [this.#isRetired, this.#remedy] = [state?.isRetired ?? false, state?.remedy ?? null];
    this.#probes = state?.pipes ? makeProbes(this, { host, state: state.probes ?? NOTHING_TOLD }) : null;
    this.#pipes = state?.pipes ? new Pipes(this, { host, state: state.pipes, probes: this.#probes }) : null;
  }

  /** Goes on from its state: its pipes are watched, its end is noticed, time takes effect. */
  resume(): void {
    this.#pipes?.watch();
    this.#probes?.watch();
    this.ask(true);
    if (this.#record.pid > 0) this.host.born(this.#record.pid, this);
    this.#timer.settle(this);
    this.changed();
  }

  snapshot(): SubprocessSnapshot {
    return {
      ...{ record: this.#record, logfiles: this.#logfiles, isRetired: this.#isRetired, remedy: this.#remedy },
      ...{ written: { ...this.written }, listener: this.listener?.snapshot() ?? null },
      pipes: this.#pipes?.snapshot() ?? null,
      probes: this.#probes?.snapshot() ?? null,
    };
  }

  get config(): ProcessConfig {
    return this.#config;
  }

  get logfiles(): SubprocessOptions["logfiles"] {
    return this.#logfiles;
  }

  get record(): ProcessRecord {
    return this.#record;
  }

  /** Goes by another configuration from now on; what it got at its start it keeps. Throws AutoLogError, OsError. */
  configure(config: ProcessConfig): void {
    const before = { host: this.host, config: this.#config, logfiles: this.#logfiles };
    this.#logfiles = renewLogfiles(config, before);
    [this.#config, this.#isRetired] = [config, false];
    using _settled = { [Symbol.dispose]: () => this.#timer.settle(this) };
    this.#pipes?.configure(before);
    if (this.#pipes !== null) this.#probes = renewProbes(this, { ...before, probes: this.#probes });
    this.ask(true);
  }

  start(): void {
    if (!this.#isRetired) this.take({ kind: "start" });
  }

  stop(): void {
    this.#remedy = null;
    this.take({ kind: "stop" });
  }

  /** Is to be started, and cannot be yet. */
  hold(wait: Wait): void {
    if (!this.#isRetired) this.take({ kind: "hold", wait });
  }

  ready(): void {
    if (this.#record.state === "STARTING") this.take({ kind: "ready" });
  }

  fail(action: LivenessAction): void {
    if (action === "none" || this.#record.state !== "RUNNING") return;
    this.#remedy = action;
    this.take({ kind: "stop" });
  }

  /** How it lives, as far as anybody looks. */
  get liveness(): LivenessVerdict {
    return { remedy: this.#remedy, problem: this.#probes?.problem ?? null };
  }

  /** It is asked how it is, as its state is now, or not at all. */
  ask(isAllowed: boolean): void {
    const follow = () => this.#probes?.follow(isAllowed ? this.#record.state : null);
    attempt(`look after ${this.config.name}`, follow, this.host);
  }

  /** Its group is gone: what still lives of it is waited for, and never started again. */
  retire(): void {
    if (this.#record.wait !== null) this.stop();
    this.#isRetired = true;
  }

  /** Lets time, or a new mood of the supervisor, take effect. */
  tick(): void {
    this.take({ kind: "tick" });
  }

  look(): void {
    this.#pipes?.read();
    this.tick();
  }

  /** The child was reaped: what it left in its pipes is read before its state changes (PROC-032). */
  exited(status: number | null): void {
    const [pipes, probes] = [this.#pipes, this.#probes];
    const steps = [
      () => pipes?.drain(),
      () => this.#apply(endInput(this, { raw: status, logEnd: pipes?.messagesEnd() ?? null })),
      () => this.#pipes = this.#probes = null,
      () => this.changed(), // before its descriptors may be other files'
      () => pipes?.[Symbol.dispose](),
      () => probes?.[Symbol.dispose](),
      () => this.listener?.ended(),
      () => this.#socket?.release(this.config.name),
      () => this.#timer.settle(this),
      () => this.#startAgain(),
      () => this.changed(),
    ];
    // Each of them whatever becomes of those before it: this is what keeps a program running
    for (const step of steps) attempt(`note the end of ${this.config.name}`, step, this.host);
  }

  /** Sends bytes to the child's stdin. Throws OsError with EPIPE when it takes none (PROC-030, FCGI-005). */
  write(...data: readonly Uint8Array[]): void {
    if (this.#pipes === null) throw osError("write", "EPIPE");
    this.#pipes.write(...data);
  }

  get logs(): Logs {
    return this.#pipes ?? closedLogs(this, this.host);
  }

  /** Says "waiting for x to stop" until it has (STATE-023). */
  reportStop(): void {
    this.#stopReport.say(this.config.name, () => this.#record.state === "STOPPING");
  }

  changed(): void {
    this.host.changed({ kind: "process", group: this.group, process: this.config.name });
  }

  /** Lets something happen to it, as the table of its states has it. */
  take(input: Input): void {
    this.#apply(input);
    this.#timer.settle(this);
    this.changed();
  }

  #apply(input: Input): void {
    const { clock } = this.host;
    const at = { now: clock.now(), monotonic: clock.monotonic(), mayStart: this.mayStart };
    const [record, effects] = step(this.#record, this.config, { input, at });
    this.#record = record;
    if (this.#probes !== null) this.ask(true);
    for (const effect of effects) this.#perform(effect);
  }

  #startAgain(): void {
    if (this.#remedy !== "restart") return;
    if (this.#record.state === "STOPPED" && this.mayStart) this.take({ kind: "start", isAgain: true });
    this.#remedy = null;
  }

  get mayStart(): boolean {
    return !this.#isRetired && this.host.mayStart();
  }

  #perform(effect: Effect): void {
    const { config: { name: process }, group } = this;
    if (effect.kind === "log") return this.host.logger.log(effect.level, effect.message);
    if (effect.kind === "kill") return this.#kill(effect);
    if (effect.kind === "spawn") return this.#begin();
    this.host.emit({ kind: "process_state", process, group, change: effect.change });
  }

  #kill({ target, signal, purpose }: Extract<Effect, { kind: "kill" }>): void {
    if (purpose === "stop") this.#stopReport.begin();
    const failure = kill(this.host.os, target, signal);
    this.wasSignalled = true;
    if (failure !== null) this.#apply({ kind: "kill_failed", purpose, ...failure });
  }

  #begin(): void {
    const onLines = (lines: Lines) => [this.#pipes, this.#probes] = [lines.pipes, lines.probes];
    this.wasSignalled = false;
    const spawned = spawnChild(this, { host: this.host, socket: this.#socket, obstacle: this.#obstacle, onLines });
    if (spawned.kind === "spawned") this.host.born(spawned.pid, this);
    else this.#pipes = this.#probes = null;
    this.#apply(spawned);
    if (this.#record.pid === 0) this.#socket?.release(this.config.name);
    if (this.#obstacle !== null) this.#apply({ kind: "give_up" });
  }
}
