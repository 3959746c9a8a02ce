import { attempt } from "../logs/attempt.ts";
import type { Logger } from "../logs/logger.ts";
import type { Clock } from "../os/clock.ts";

interface World {
  readonly clock: Clock;
  readonly turns: { run(action: () => void): void };
  readonly logger: Logger;
}

/** What is to be done at one instant, and how to do without. */
interface Round {
  readonly actions: Set<() => void>;
  readonly cancel: () => void;
}

/** Does in one turn what many have to do at one instant: to wake for each of them costs more than most of what they do. */
export class Rounds {
  readonly #world: World;
  readonly #rounds = new Map<number, Round>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Calls back once at `instant`, a monotonic one; the returned function cancels it. */
  at(instant: number, action: () => void): () => void {
    const round = this.#rounds.get(instant) ?? this.#open(instant);
    round.actions.add(action);
    return () => {
      if (!round.actions.delete(action) || round.actions.size > 0) return;
      round.cancel();
      if (this.#rounds.get(instant) === round) this.#rounds.delete(instant);
    };
  }

  #open(instant: number): Round {
    const { clock, turns } = this.#world;
    const round = {
      actions: new Set<() => void>(),
      cancel: clock.at(instant, () => turns.run(() => this.#go(instant))),
    };
    this.#rounds.set(instant, round);
    return round;
  }

  #go(instant: number): void {
    const actions = this.#rounds.get(instant)?.actions ?? [];
    this.#rounds.delete(instant);
    for (const action of actions) attempt("look after a program", action, this.#world);
  }
}
