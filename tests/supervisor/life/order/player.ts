import type { ProcessConfig } from "../../../../src/config/model/process_config.ts";
import type { Effect } from "../../../../src/process/effect.ts";
import { due } from "../../../../src/process/due.ts";
import type { Input, InputOf } from "../../../../src/process/input.ts";
import { step } from "../../../../src/process/machine.ts";
import { NEVER_STARTED, type ProcessRecord, type Wait } from "../../../../src/process/record.ts";
import { decodeWaitStatus } from "../../../../src/process/wait_status.ts";

const SIGKILL = 9;

/** What becomes of a program each time that it is started; times in seconds, Infinity for never. */
export interface Fate {
  /** No process can be made. */
  readonly isBroken: boolean;
  readonly readyAfter: number;
  readonly endsAfter: number;
  /** The exit status then. */
  readonly status: number;
  /** How long it takes to end when it is told to. */
  readonly stopsAfter: number;
}

/** Is told of what is done, before it is. */
export interface Witness {
  readonly now: () => number;
  readonly starts: (player: Player) => void;
  readonly signalled: (player: Player) => void;
}

/** A process that acts out its fate over the real table: what a Subprocess is, without a system. */
export class Player {
  readonly group: string;
  readonly config: ProcessConfig;
  record: ProcessRecord = NEVER_STARTED;
  readonly liveness = { remedy: null, problem: null };
  readonly #fate: Fate;
  readonly #witness: Witness;
  #bornAt = 0;
  #endsAt = Infinity;
  #status = 0;

  constructor(config: ProcessConfig, { fate, witness }: { readonly fate: Fate; readonly witness: Witness }) {
    this.group = config.name;
    this.config = config;
    this.#fate = fate;
    this.#witness = witness;
  }

  start(): void {
    this.#witness.starts(this);
    this.#take({ kind: "start" });
  }

  stop(): void {
    this.#take({ kind: "stop" });
  }

  take(input: InputOf<"stop_later">): void {
    this.#take(input);
  }

  hold(wait: Wait): void {
    this.#take({ kind: "hold", wait });
  }

  tick(): void {
    this.#take({ kind: "tick" });
  }

  /** Lets happen what its fate has for now. */
  live(): void {
    const now = this.#witness.now();
    if (this.record.pid > 0 && !this.record.isReady && now >= this.#bornAt + this.#fate.readyAfter) {
      this.#take({ kind: "ready" });
    }
    if (this.record.pid > 0 && now >= this.#endsAt) {
      this.#take({ kind: "exited", status: decodeWaitStatus(this.#status) });
    }
    this.tick();
  }

  #take(input: Input): void {
    this.#apply(input);
    for (let at = this.#due(); at !== null && at <= this.#witness.now(); at = this.#due()) {
      if (this.record.state === "STARTING") return;
      this.#apply({ kind: "tick" });
    }
  }

  #due(): number | null {
    return due(this.record, this.config, { mayStart: true });
  }

  #apply(input: Input): void {
    const now = this.#witness.now();
    const at = { now: now + 1, monotonic: now, mayStart: true };
    const [record, effects] = step(this.record, this.config, { input, at });
    this.record = record;
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: Effect): void {
    const now = this.#witness.now();
    if (effect.kind === "spawn") {
      if (this.#fate.isBroken) return this.#apply({ kind: "spawn_failed", reason: "broken" });
      this.#bornAt = now;
      this.#endsAt = now + this.#fate.endsAfter;
      this.#status = this.#fate.status << 8;
      return this.#apply({ kind: "spawned", pid: 7 });
    }
    if (effect.kind !== "kill") return;
    if (effect.signal !== SIGKILL) this.#witness.signalled(this);
    this.#endsAt = Math.min(this.#endsAt, effect.signal === SIGKILL ? now : now + this.#fate.stopsAfter);
    if (effect.signal === SIGKILL) this.#status = SIGKILL;
  }
}
