import { assert, assertEquals } from "@std/assert";
import { Random } from "../../../../compat/generate/random.ts";
import type { Condition } from "../../../../src/config/model/dependency.ts";
import type { ProcessConfig } from "../../../../src/config/model/process_config.ts";
import { outlook } from "../../../../src/process/dependency.ts";
import { readiness } from "../../../../src/process/health.ts";
import { Dependencies } from "../../../../src/supervisor/life/dependencies.ts";
import { IS_NIGHT } from "../../../support/is_night.ts";
import { processConfig } from "../../../support/process_config.ts";
import { Model } from "./model.ts";
import { type Fate, Player, type Witness } from "./player.ts";

const CASES = IS_NIGHT ? 1_000_000 : 10_000;
const MOST = 12;
/** Seconds in which somebody asks for something, and until which everything must have come to rest. */
const [ASKING, RESTING] = [12, 40];
/** Seconds in which nothing may happen although something is still to come. */
const LONGEST = 10;
const CONDITIONS: readonly Condition[] = ["started", "healthy", "completed", "completed_successfully"];

/** Programs that need each other at random, and what becomes of them. */
class World {
  readonly #random: Random;
  readonly #players: readonly Player[];
  readonly #model: Model<Player>;
  readonly #dependencies: Dependencies<Player>;
  #now = 0;
  #lastChange = 0;
  /** Whom somebody has asked for just now. */
  #asked: readonly Player[] = [];

  constructor(seed: number) {
    this.#random = new Random(seed);
    const witness: Witness = {
      now: () => this.#now,
      starts: (player) => this.#checkStart(player),
      signalled: (player) => this.#checkSignal(player),
    };
    const names = Array.from({ length: 1 + this.#random.below(MOST) }, (_, index) => `p${index}`);
    const players = names.map((name, index) =>
      new Player(this.#config(name, names.slice(0, index)), { fate: this.#fate(), witness })
    );
    // Who is needed may stand anywhere
    this.#players = players.toSorted(() => this.#random.next() - 0.5);
    this.#model = new Model(this.#players);
    this.#dependencies = new Dependencies(() => this.#players);
  }

  live(): void {
    this.#turn(() => {
      this.#asked = this.#players.filter(({ config }) => config.autostart);
      this.#dependencies.startAdded(this.#players);
    });
    while (this.#now < ASKING) {
      if (this.#random.chance(0.3)) this.#turn(() => this.#ask());
      this.#pass();
    }
    while (this.#now < RESTING && this.#now - this.#lastChange < LONGEST) this.#pass();
    for (const player of this.#players) this.#checkRest(player);
  }

  #config(name: string, others: readonly string[]): ProcessConfig {
    const random = this.#random;
    const isOneshot = random.chance(0.3);
    const chosen = others.filter(() => random.chance(0.3));
    return processConfig({
      name,
      type: isOneshot ? "oneshot" : "simple",
      dependsOn: chosen.map((other) => ({ name: other, condition: random.pick(CONDITIONS) })),
      autostart: random.chance(0.6),
      autorestart: random.pick([false, "unexpected", isOneshot ? false : true]),
      exitcodes: random.pick([[0], [0, 2], [2]]),
      startsecs: isOneshot ? 0 : random.below(3),
      startretries: random.below(2),
      stopwaitsecs: 2,
      needsReady: !isOneshot && random.chance(0.4),
      readyTimeout: 3,
    });
  }

  #fate(): Fate {
    const random = this.#random;
    return {
      isBroken: random.chance(0.1),
      readyAfter: random.pick([0, 1, 2, 5]),
      endsAfter: random.pick([0, 1, 3, 8, Infinity, Infinity]),
      status: random.pick([0, 0, 2, 3]),
      stopsAfter: random.pick([0, 1, 5]),
    };
  }

  // A second in which everybody's fate has its turn
  #pass(): void {
    this.#now += 1;
    for (const player of this.#players.toSorted(() => this.#random.next() - 0.5)) this.#turn(() => player.live());
  }

  // As the methods of the interface do
  #ask(): void {
    const some = this.#players.filter(() => this.#random.chance(0.4));
    const { graph } = this.#dependencies;
    if (this.#random.chance(0.6)) {
      this.#asked = some.filter(({ record: { state } }) => ["STOPPED", "EXITED", "FATAL"].includes(state));
      this.#dependencies.start(graph.inStartOrder(this.#asked));
      return this.#asked.forEach((player) => this.#checkTakenAlong(player));
    }
    const up = some.filter(({ record: { state, wait } }) =>
      ["STARTING", "RUNNING", "BACKOFF", "EXITED"].includes(state) || wait !== null
    );
    this.#dependencies.stop(up);
    for (const player of up) if (!player.record.isToStop) player.stop();
    for (const { config: { name }, record } of up) assertEquals(record.wait, null, `${name} still waits to be started`);
  }

  #turn(action: () => void): void {
    const before = this.#players.map(({ record }) => record);
    const hopeless = this.#players.filter((player) => readiness(player) === "never");
    const endless = this.#players.filter((player) => outlook(player, "completed_successfully") === "never");
    action();
    this.#dependencies.settle();
    const isAsked = this.#asked.length > 0;
    this.#asked = [];
    // What was true goes on to be, while nothing happens
    if (this.#players.every(({ record }, index) => record === before[index])) return;
    this.#lastChange = this.#now;
    // What was foretold never to be comes only if somebody asks for something
    for (const player of isAsked ? [] : hopeless) assertEquals(readiness(player), "never", player.config.name);
    for (const player of isAsked ? [] : endless) assertEquals(outlook(player, "completed_successfully"), "never");
    for (const player of this.#players) {
      const { record } = player;
      if (record.wait === null) continue;
      assert(this.#model.isTrue(player), `${player.config.name} says: ${record.wait.text}`);
      const couldStart = record.state === "STOPPED" && this.#model.isFree(player);
      assert(!couldStart, `${player.config.name} waits for nothing`);
    }
  }

  #checkStart(player: Player): void {
    const { config: { name }, record: { wait } } = player;
    assert(this.#model.isFree(player), `${name} was started before its conditions`);
    const isWanted = wait !== null || this.#asked.some((one) => one === player || this.#model.needs(one, player));
    assert(isWanted, `${name} was started, and nobody wanted it`);
  }

  #checkTakenAlong({ config }: Player): void {
    for (const dependency of config.dependsOn.filter((one) => !this.#model.isFulfilled(one))) {
      const needed = this.#model.find(dependency.name);
      const { state, wait } = needed.record;
      const isLeft = wait === null && ["STOPPED", "STOPPING", "EXITED"].includes(state);
      assert(!isLeft || needed.config.autorestart !== false, `${dependency.name} was not started for ${config.name}`);
      if (wait !== null) this.#checkTakenAlong(needed);
    }
  }

  #checkSignal(player: Player): void {
    const early = this.#players.find((other) =>
      this.#model.needs(other, player) && other.record.pid > 0 &&
      (other.record.state === "STOPPING" || other.record.isToStop)
    );
    assertEquals(early?.config.name, undefined, `${player.config.name} was stopped before who needs it`);
  }

  #checkRest({ config, record }: Player): void {
    const { name } = config;
    assert(!record.isToStop || record.pid === 0, `${name} was never stopped`);
    if (record.wait?.kind !== "waiting") return;
    // One that goes on for ever never completes, and one that fails for ever may come up yet
    const goesOn = config.dependsOn.filter((dependency) => !this.#model.isFulfilled(dependency))
      .every((dependency) => {
        const needed = this.#model.find(dependency.name);
        return needed.record.wait !== null || needed.record.pid > 0 || needed.config.autorestart !== false;
      });
    assert(goesOn, `${name} waits for ever: ${record.wait.text}`);
  }
}

Deno.test(`${CASES} graphs of up to ${MOST} programs: no start too early, no deadlock, stops reversed, all texts true`, () => {
  for (let seed = 0; seed < CASES; seed++) {
    try {
      new World(seed).live();
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
  }
});
