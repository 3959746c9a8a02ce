import type { LivenessConfig } from "../config/model/probe_config.ts";
import { type Check, NOTHING_UNDER_WAY } from "./check.ts";
import type { ProbeWorld } from "./probe_world.ts";

/** Many are asked at one time where they have a period that allows it: each time that we wake costs more than a question. */
const SLOTS = 5;
const SHORT = 1;

/** What is asked and how often, and who is told of a change: null is well, a text is the last reason why not. */
export interface PeriodicCheckOptions {
  readonly world: Pick<ProbeWorld, "clock" | "rounds">;
  readonly config: LivenessConfig;
  readonly check: Check;
  readonly onVerdict: (problem: string | null) => void;
}

/** Asks with each period for as long as it lives, never twice at a time, and judges by so many answers in a row. */
export class PeriodicCheck implements Disposable {
  readonly #options: PeriodicCheckOptions;
  #isWell: boolean | null = null;
  /** How many of the last answers agree. */
  #streak = { isWell: true, count: 0 };
  #underWay: Disposable = NOTHING_UNDER_WAY;
  #cancel: () => void = () => {};
  #isOver = false;

  constructor(options: PeriodicCheckOptions) {
    this.#options = options;
  }

  begin(): void {
    const { world: { clock }, config } = this.#options;
    this.#askAt(clock.monotonic() + config.initialDelay);
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#cancel();
    this.#underWay[Symbol.dispose]();
  }

  #askAt(instant: number): void {
    const { world: { rounds }, config: { period } } = this.#options;
    const slotted = period < SHORT ? instant : Math.ceil(instant * SLOTS) / SLOTS;
    this.#cancel = rounds.at(slotted, () => this.#ask(slotted));
  }

  #ask(instant: number): void {
    const { world: { clock }, config: { period }, check } = this.#options;
    let isAnswered = false;
    const underWay = check((problem) => {
      isAnswered = true;
      // Kept until the next one, what has been asked of many would outlive garbage collections
      this.#underWay = NOTHING_UNDER_WAY;
      if (this.#isOver) return;
      this.#judge(problem);
      if (!this.#isOver) this.#askAt(Math.max(instant + period, clock.monotonic()));
    });
    // The answer may have come already
    if (this.#isOver) underWay[Symbol.dispose]();
    else if (!isAnswered) this.#underWay = underWay;
  }

  #judge(problem: string | null): void {
    const { config: { successThreshold, failureThreshold }, onVerdict } = this.#options;
    const isWell = problem === null;
    this.#streak = { isWell, count: this.#streak.isWell === isWell ? this.#streak.count + 1 : 1 };
    if (isWell === this.#isWell || this.#streak.count < (isWell ? successThreshold : failureThreshold)) return;
    this.#isWell = isWell;
    onVerdict(problem);
  }
}
