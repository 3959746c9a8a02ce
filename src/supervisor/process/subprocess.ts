import type { ProcessConfig } from "../../config/model/process_config.ts";
import type { LivenessAction } from "../../config/model/probe_config.ts";
import { attempt } from "../../logs/attempt.ts";
import { osError } from "../../os/os_error.ts";
import { NOTHING_TOLD, type Probes } from "../../probes/probes.ts";
import type { Command } from "../../process/command.ts";
import type { Effect } from "../../process/effect.ts";
import type { Input } from "../../process/input.ts";
import { step } from "../../process/machine.ts";
import { NEVER_STARTED, type ProcessRecord, type Wait } from "../../process/record.ts";
import { decodeWaitStatus } from "../../process/wait_status.ts";
import type { FcgiSocket } from "../fcgi/fcgi_socket.ts";
import type { Host } from "../host.ts";
import type { Listener } from "../listeners/listener.ts";
import { emptyFiles } from "./empty_files.ts";
import { findCommand } from "./find_command.ts";
import { kill } from "./kill.ts";
import { makeProbes } from "./make_probes.ts";
import { Pipes } from "./pipes.ts";
import { type Lines, spawnChild } from "./spawn_child.ts";
import { rotateClosed } from "./rotate_closed.ts";
import { StopReport } from "./stop_report.ts";
import type { SubprocessOptions, SubprocessSnapshot } from "./subprocess_options.ts";
import { TickTimer } from "./tick_timer.ts";

/** One process under supervision: its record, its pipes and its timer. */
export class Subprocess {
  readonly config: ProcessConfig;
  readonly group: string;
  readonly logfiles: SubprocessOptions["logfiles"];
  readonly listener: Listener | null;
  readonly #socket: FcgiSocket | null;
  readonly #obstacle: string | null;
  readonly #host: Host;
  #record: ProcessRecord;
  #pipes: Pipes | null;
  readonly #timer: TickTimer;
  readonly #stopReport: StopReport;
  #isRetired: boolean;
  #probes: Probes | null;
  #startsAgain: boolean;

  constructor(config: ProcessConfig, options: SubprocessOptions) {
    const { host, group, logfiles, listener = null, socket = null, obstacle = null, state = null } = options;
    this.config = config;
    this.group = group;
    this.logfiles = logfiles;
    this.listener = listener;
    this.#socket = socket;
    this.#obstacle = obstacle;
    this.#host = host;
    this.#stopReport = new StopReport(host);
    this.#timer = new TickTimer({ host, onDue: () => this.#apply({ kind: "tick" }), onTime: () => this.tick() });
    this.#record = state?.record ?? NEVER_STARTED;
    this.#isRetired = state?.isRetired ?? false;
    this.#startsAgain = state?.startsAgain ?? false;
    this.#probes = state?.pipes ? makeProbes(this, { host, state: state.probes ?? NOTHING_TOLD }) : null;
    this.#pipes = state?.pipes ? new Pipes(this, { host, state: state.pipes, probes: this.#probes }) : null;
  }

  /** Goes on from its state: its pipes are watched, its end is noticed, time takes effect. */
  resume(): void {
    this.#pipes?.watch();
    this.#probes?.watch();
    this.ask(true);
    if (this.#record.pid > 0) this.#host.born(this.#record.pid, this);
    this.#timer.settle(this);
    this.changed();
  }

  snapshot(): SubprocessSnapshot {
    return {
      ...{ record: this.#record, isRetired: this.#isRetired, startsAgain: this.#startsAgain, logfiles: this.logfiles },
      listener: this.listener?.snapshot() ?? null,
      pipes: this.#pipes?.snapshot() ?? null,
      probes: this.#probes?.snapshot() ?? null,
    };
  }

  get record(): ProcessRecord {
    return this.#record;
  }

  /** Looks the program up as a start would: for faults that come before the start (RPC-044). */
  command(): Command {
    return findCommand(this.config, this.#host);
  }

  start(): void {
    if (!this.#isRetired) this.take({ kind: "start" });
  }

  stop(): void {
    this.#startsAgain = false;
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
    this.#startsAgain = action === "restart";
    this.take({ kind: "stop" });
  }

  /** Whether it is being stopped to be started again. */
  get startsAgain(): boolean {
    return this.#startsAgain;
  }

  /** It is asked how it is, as its state is now, or not at all. */
  ask(isAllowed: boolean): void {
    const follow = () => this.#probes?.follow(isAllowed ? this.#record.state : null);
    attempt(`look after ${this.config.name}`, follow, this.#host);
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
      () => this.#apply({ kind: "exited", status: decodeWaitStatus(status) }),
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
    for (const step of steps) attempt(`note the end of ${this.config.name}`, step, this.#host);
  }

  /** Sends bytes to the child's stdin. Throws OsError with EPIPE when it takes none (PROC-030, FCGI-005). */
  write(...data: readonly Uint8Array[]): void {
    if (this.#pipes === null) throw osError("write", "EPIPE");
    this.#pipes.write(...data);
  }

  /** LOG-029: only a running process has its logs open. */
  reopenLogs(): void {
    this.#pipes?.reopenLogs();
  }

  /** Throws OsError. Decided for LOG-027: the logs of a process that does not run are emptied too. */
  clearLogs(): void {
    if (this.#pipes !== null) return this.#pipes.clearLogs();
    emptyFiles(this.#host.os, Object.values(this.logfiles));
  }

  /** Gives whether there was anything to rotate, also where it does not run. Throws OsError. */
  rotateLogs(): boolean {
    return this.#pipes?.rotateLogs() ?? rotateClosed(this, this.#host);
  }

  /** Says "waiting for x to stop" until it has (STATE-023). */
  reportStop(): void {
    this.#stopReport.say(this.config.name, () => this.#record.state === "STOPPING");
  }

  changed(): void {
    this.#host.changed({ kind: "process", group: this.group, process: this.config.name });
  }

  /** Lets something happen to it, as the table of its states has it. */
  take(input: Input): void {
    this.#apply(input);
    this.#timer.settle(this);
    this.changed();
  }

  #apply(input: Input): void {
    const { clock } = this.#host;
    const at = { now: clock.now(), monotonic: clock.monotonic(), mayStart: this.mayStart };
    const [record, effects] = step(this.#record, this.config, { input, at });
    this.#record = record;
    if (this.#probes !== null) this.ask(true);
    for (const effect of effects) this.#perform(effect);
  }

  #startAgain(): void {
    if (this.#startsAgain && this.#record.state === "STOPPED" && this.mayStart) this.start();
    this.#startsAgain = false;
  }

  get mayStart(): boolean {
    return !this.#isRetired && this.#host.mayStart();
  }

  #perform(effect: Effect): void {
    const { config: { name: process }, group } = this;
    switch (effect.kind) {
      case "log":
        return this.#host.logger.log(effect.level, effect.message);
      case "emit":
        return this.#host.emit({ kind: "process_state", process, group, change: effect.change });
      case "spawn":
        return this.#begin();
      case "kill":
        return this.#kill(effect);
    }
  }

  #kill({ target, signal, purpose }: Extract<Effect, { kind: "kill" }>): void {
    if (purpose === "stop") this.#stopReport.begin();
    const failure = kill(this.#host.os, target, signal);
    if (failure !== null) this.#apply({ kind: "kill_failed", purpose, ...failure });
  }

  #begin(): void {
    this.#apply(this.#spawn());
    if (this.#record.pid === 0) this.#socket?.release(this.config.name);
    if (this.#obstacle !== null) this.#apply({ kind: "give_up" });
  }

  #spawn(): Input {
    if (this.#obstacle !== null) return { kind: "spawn_failed", reason: this.#obstacle };
    const onLines = ({ pipes, probes }: Lines) => void ([this.#pipes, this.#probes] = [pipes, probes]);
    const spawned = spawnChild(this, { host: this.#host, socket: this.#socket, onLines });
    if (spawned.kind === "spawned") this.#host.born(spawned.pid, this);
    else this.#pipes = this.#probes = null;
    return spawned;
  }
}
