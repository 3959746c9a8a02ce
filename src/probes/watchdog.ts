import type { ProbeWorld } from "./probe_world.ts";

/** How often it is to be fed, where it looks for what has been left there, and who is told once that it was not. */
export interface WatchdogOptions {
  readonly world: Pick<ProbeWorld, "clock" | "turns">;
  readonly seconds: number;
  readonly look: () => void;
  readonly onHungry: () => void;
}

/** Notices when nothing has come for some seconds. To feed it sets no timer. */
export class Watchdog implements Disposable {
  readonly #options: WatchdogOptions;
  #fedAt = 0;
  #isHungry = false;
  #isOver = false;
  #cancel: () => void = () => {};

  constructor(options: WatchdogOptions) {
    this.#options = options;
  }

  begin(): void {
    this.#isHungry = true;
    this.feed();
  }

  feed(): void {
    this.#fedAt = this.#options.world.clock.monotonic();
    if (this.#isHungry) this.#wait();
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#cancel();
  }

  #wait(): void {
    const { world: { clock, turns }, seconds } = this.#options;
    this.#isHungry = false;
    this.#cancel = clock.at(this.#fedAt + seconds, () => turns.run(() => this.#look()));
  }

  #look(): void {
    const { world: { clock }, seconds, look, onHungry } = this.#options;
    const isFed = () => clock.monotonic() < this.#fedAt + seconds;
    if (!isFed()) look();
    if (this.#isOver) return;
    if (isFed()) return this.#wait();
    this.#isHungry = true;
    onHungry();
  }
}
