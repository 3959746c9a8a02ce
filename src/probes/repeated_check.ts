import { type Check, NOTHING_UNDER_WAY } from "./check.ts";
import type { ProbeWorld } from "./probe_world.ts";

/** Seconds between two checks: what is soon ready is soon seen, and what takes long is not asked too often. */
const PAUSE = { first: 0.05, factor: 2, last: 1 } as const;

/** What is asked, who is told that all is well, and who is told of another reason why not. */
export interface RepeatedCheckOptions {
  readonly world: Pick<ProbeWorld, "clock" | "turns">;
  readonly check: Check;
  readonly onSuccess: () => void;
  readonly onProblem: (problem: string) => void;
}

/** Asks again and again until all is well. */
export class RepeatedCheck implements Disposable {
  readonly #options: RepeatedCheckOptions;
  #pause: number = PAUSE.first;
  #problem: string | null = null;
  #underWay: Disposable = NOTHING_UNDER_WAY;
  #cancel: () => void = () => {};
  #isOver = false;

  constructor(options: RepeatedCheckOptions) {
    this.#options = options;
  }

  /** Begins: a program that has just been started is asked in a moment. */
  begin(): void {
    const { clock, turns } = this.#options.world;
    this.#cancel = clock.at(clock.monotonic() + this.#pause, () => turns.run(() => this.#ask()));
    this.#pause = Math.min(this.#pause * PAUSE.factor, PAUSE.last);
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#cancel();
    this.#underWay[Symbol.dispose]();
  }

  #ask(): void {
    this.#underWay = this.#options.check((problem) => this.#judge(problem));
    // The answer may have come already
    if (this.#isOver) this.#underWay[Symbol.dispose]();
  }

  #judge(problem: string | null): void {
    if (this.#isOver) return;
    const { onSuccess, onProblem } = this.#options;
    if (problem === null) {
      this.#isOver = true;
      return onSuccess();
    }
    if (problem !== this.#problem) onProblem(problem);
    this.#problem = problem;
    this.begin();
  }
}
