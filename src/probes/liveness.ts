import type { LivenessAction, LivenessConfig } from "../config/model/probe_config.ts";
import type { CommandOf } from "./command_check.ts";
import { makeCheck } from "./make_check.ts";
import { PeriodicCheck } from "./periodic_check.ts";
import type { ProbeWorld } from "./probe_world.ts";
import { Watchdog } from "./watchdog.ts";

/** What it acts on, and who does something about it. */
export interface LivenessOptions {
  readonly world: ProbeWorld;
  readonly config: LivenessConfig;
  readonly commandOf: CommandOf;
  /** Has it told what the program has sent and nobody has read. */
  readonly look: () => void;
  readonly onFailure: (action: LivenessAction) => void;
}

/** Seconds within which no answer is missed that is looked at a moment later. */
const LONG = 0.2;

const DOING: Readonly<Record<LivenessAction, string>> = {
  restart: "; restarting it",
  stop: "; stopping it",
  none: "",
};

/** Looks after a process while it is RUNNING: it is asked, or has to tell by itself. Each change is logged once. */
export class Liveness implements Disposable {
  readonly #name: string;
  readonly #options: LivenessOptions;
  readonly #check: PeriodicCheck | null;
  readonly #watchdog: Watchdog | null;
  #hasFailed = false;
  /** What is wrong with it now, by what it is asked and by what it has to send. */
  readonly #problems: Record<"check" | "watchdog", string | null> = { check: null, watchdog: null };

  constructor(name: string, options: LivenessOptions) {
    const { world, config, commandOf, look } = options;
    const { check, timeout, watchdogSecs } = config;
    this.#name = name;
    this.#options = options;
    this.#check = check === null ? null : new PeriodicCheck({
      ...{ world, config, check: makeCheck(check, { world, commandOf, seconds: timeout, isPatient: timeout >= LONG }) },
      onVerdict: (problem) => this.#judge(problem),
    });
    this.#watchdog = watchdogSecs === null ? null : new Watchdog({
      ...{ world, look, seconds: watchdogSecs },
      onHungry: () => this.#fail("watchdog", `${name} has sent no WATCHDOG=1 for ${watchdogSecs} s`),
    });
  }

  begin(): void {
    this.#check?.begin();
    this.#watchdog?.begin();
  }

  /** Why it does not live as it should, while it is left alone; null when it does. */
  get problem(): string | null {
    return this.#problems.check ?? this.#problems.watchdog;
  }

  /** WATCHDOG=1 */
  feed(): void {
    this.#problems.watchdog = null;
    this.#watchdog?.feed();
  }

  /** It says itself that it is not well. */
  trigger(): void {
    if (this.#watchdog !== null) this.#fail("watchdog", `${this.#name} has sent WATCHDOG=trigger`);
  }

  [Symbol.dispose](): void {
    this.#check?.[Symbol.dispose]();
    this.#watchdog?.[Symbol.dispose]();
  }

  #judge(problem: string | null): void {
    const { world: { logger }, config: { failureThreshold, tellsSuccess } } = this.#options;
    const what = `liveness check of ${this.#name}`;
    if (problem !== null) {
      this.#hasFailed = true;
      const times = failureThreshold === 1 ? "" : ` ${failureThreshold} times`;
      return this.#fail("check", `${what} fails${times}: ${problem}`);
    }
    this.#problems.check = null;
    if (this.#hasFailed) logger.log("info", `${what} succeeds again`);
    else if (tellsSuccess) logger.log("info", `${what} succeeds`);
  }

  #fail(by: "check" | "watchdog", why: string): void {
    const { world: { logger }, config: { failureAction }, onFailure } = this.#options;
    this.#problems[by] = why;
    logger.log("warn", why + DOING[failureAction]);
    onFailure(failureAction);
  }
}
