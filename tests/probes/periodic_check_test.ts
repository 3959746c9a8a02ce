import { assertEquals } from "@std/assert";
import type { LivenessConfig } from "../../src/config/model/probe_config.ts";
import { PeriodicCheck } from "../../src/probes/periodic_check.ts";
import { Logger } from "../../src/logs/logger.ts";
import { RepeatedCheck } from "../../src/probes/repeated_check.ts";
import { Rounds } from "../../src/probes/rounds.ts";
import { timedCheck } from "../../src/probes/timed_check.ts";
import { Watchdog } from "../../src/probes/watchdog.ts";
import { FakeClock } from "../support/fake_clock.ts";

const LIVENESS: LivenessConfig = {
  ...{ check: null, initialDelay: 60, period: 10, timeout: 5, successThreshold: 2, failureThreshold: 3 },
  ...{ failureAction: "none", tellsSuccess: false, watchdogSecs: null },
};

function world() {
  const clock = new FakeClock();
  const turns = { run: (action: () => void) => action() };
  const logger = new Logger("info", { handlers: [], now: () => new Date(0) });
  return { clock, turns, rounds: new Rounds({ clock, turns, logger }) };
}

/** Somebody who is asked; he answers at once, or when he is told to. */
class Asked {
  readonly at: number[] = [];
  problem: string | null = null;
  waits = false;
  disposed = 0;
  #answers: ((problem: string | null) => void)[] = [];
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  readonly check = (onAnswer: (problem: string | null) => void): Disposable => {
    this.at.push(this.#clock.monotonic());
    if (this.waits) this.#answers.push(onAnswer);
    else onAnswer(this.problem);
    return { [Symbol.dispose]: () => void (this.disposed += 1) };
  };

  answer(): void {
    this.#answers.shift()?.(this.problem);
  }
}

Deno.test("PeriodicCheck asks after the delay and with each period, and judges by answers in a row", () => {
  const { clock, ...rest } = world();
  const asked = new Asked(clock);
  const told: unknown[] = [];
  const onVerdict = (problem: string | null) => told.push([clock.monotonic(), problem]);
  using check = new PeriodicCheck({ world: { clock, ...rest }, config: LIVENESS, check: asked.check, onVerdict });
  check.begin();
  clock.advance(80);
  assertEquals([asked.at, told], [[60, 70, 80], [[70, null]]]);
  for (const problem of ["a", "b", null, "c", "d", "e", "f", null, "g", null, null]) {
    asked.problem = problem;
    clock.advance(10);
  }
  assertEquals(told, [[70, null], [140, "e"], [190, null]]);
});

Deno.test("PeriodicCheck never asks twice at a time, and makes up no period that has passed", () => {
  const { clock, ...rest } = world();
  const asked = new Asked(clock);
  asked.waits = true;
  using check = new PeriodicCheck({ world: { clock, ...rest }, config: LIVENESS, check: asked.check, onVerdict() {} });
  check.begin();
  clock.advance(85);
  assertEquals(asked.at, [60]);
  asked.answer();
  clock.advance(3);
  assertEquals(asked.at, [60, 85]);
  check[Symbol.dispose]();
  asked.answer();
  clock.advance(100);
  assertEquals([asked.at, asked.disposed], [[60, 85], 1]);
});

Deno.test("RepeatedCheck asks soon, then each second, tells each new reason and stops when all is well", () => {
  const { clock, ...rest } = world();
  const asked = new Asked(clock);
  asked.problem = "refused";
  const told: string[] = [];
  using check = new RepeatedCheck({
    ...{ world: { clock, ...rest }, check: asked.check },
    onSuccess: () => told.push("ready"),
    onProblem: (problem) => told.push(problem),
  });
  check.begin();
  clock.advance(3);
  assertEquals(asked.at.map((instant) => instant.toFixed(2)), ["0.05", "0.15", "0.35", "0.75", "1.55", "2.55"]);
  asked.problem = "busy";
  clock.advance(1);
  asked.problem = null;
  clock.advance(100);
  assertEquals([told, asked.at.length], [["refused", "busy", "ready"], 8]);
});

Deno.test("RepeatedCheck that is disposed of asks nobody any more", () => {
  const { clock, ...rest } = world();
  const asked = new Asked(clock);
  asked.waits = true;
  const told: string[] = [];
  const check = new RepeatedCheck({
    ...{ world: { clock, ...rest }, check: asked.check },
    onSuccess: () => told.push("ready"),
    onProblem: (problem) => told.push(problem),
  });
  check.begin();
  clock.advance(1);
  check[Symbol.dispose]();
  asked.answer();
  clock.advance(10);
  assertEquals([told, asked.at.length, asked.disposed], [[], 1, 1]);
});

Deno.test("timedCheck() gives a check up in time, and sets no timer for one that answers at once", () => {
  const { clock, ...rest } = world();
  const asked = new Asked(clock);
  const told: unknown[] = [];
  const check = timedCheck(asked.check, { world: { clock, ...rest }, seconds: 5 });
  check((problem) => told.push(problem));
  assertEquals([told, clock.pending()], [[null], []]);
  asked.waits = true;
  check((problem) => told.push(problem));
  clock.advance(4);
  asked.answer();
  assertEquals(clock.pending(), []);
  check((problem) => told.push(problem));
  clock.advance(5);
  assertEquals([told, asked.disposed], [[null, null, "no answer within 5 s"], 1]);
  check((problem) => told.push(problem))[Symbol.dispose]();
  clock.advance(5);
  assertEquals([told.length, asked.disposed], [3, 2]);
});

Deno.test("Watchdog notices once that nothing has come, and begins anew when something does", () => {
  const { clock, ...rest } = world();
  const hungry: number[] = [];
  using dog = new Watchdog({
    ...{ world: { clock, ...rest }, seconds: 5, look() {} },
    onHungry: () => hungry.push(clock.monotonic()),
  });
  dog.begin();
  clock.advance(4);
  dog.feed();
  clock.advance(4.5);
  assertEquals(hungry, []);
  clock.advance(20);
  assertEquals(hungry, [9]);
  dog.feed();
  clock.advance(20);
  assertEquals(hungry, [9, 33.5]);
});

Deno.test("Watchdog looks whether something has come before it says that nothing has", () => {
  const { clock, ...rest } = world();
  const hungry: number[] = [];
  const looks: number[] = [];
  using dog: Watchdog = new Watchdog({
    ...{ world: { clock, ...rest }, seconds: 5 },
    look() {
      looks.push(clock.monotonic());
      if (looks.length === 1) dog.feed();
      // Told that all is not well, it is stopped, and nobody looks after it any more
      if (looks.length === 3) dog[Symbol.dispose]();
    },
    onHungry: () => hungry.push(clock.monotonic()),
  });
  dog.begin();
  clock.advance(10);
  assertEquals([looks, hungry], [[5, 10], [10]]);
  dog.feed();
  clock.advance(5);
  assertEquals([looks, hungry], [[5, 10, 15], [10]]);
});
