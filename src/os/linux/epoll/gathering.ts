import type { Poller } from "../../clock.ts";
import { guard } from "../../guard.ts";
import { Epoll } from "./epoll.ts";
import { EPOLLIN } from "./watch.ts";

interface Watch {
  readonly generation: number;
  readonly callback: () => void;
}

/** Pauses within which a second one has to come, that it is worth while to wait for a third. */
const OFTEN = 2;

export interface GatheringOptions {
  /** Milliseconds. */
  readonly pause: number;
  /** Calls back behind a pause, unless what it gives is called. */
  readonly later?: (callback: () => void) => () => void;
  /** In milliseconds. */
  readonly now?: () => number;
}

/**
 * Those that many small things come from: who tells something after a silence is heard at once, then all who have told
 * something meanwhile in one go, as to be woken for each is most of what it costs. While nothing is told nothing runs.
 */
export class Gathering implements Pick<Poller, "readable">, Disposable {
  readonly #epoll = new Epoll();
  readonly #watches = new Map<number, Watch>();
  readonly #poller: Poller;
  readonly #options: Required<GatheringOptions>;
  #generation = 0;
  #heardAt = -Infinity;
  #isOver = false;
  #cancel: () => void;

  constructor(poller: Poller, { pause, later = afterPause(pause), now = () => performance.now() }: GatheringOptions) {
    this.#poller = poller;
    this.#options = { pause, later, now };
    this.#cancel = this.#listen();
  }

  readable(fd: number, callback: () => void): () => void {
    if (this.#watches.has(fd)) throw new Error(`Cannot watch descriptor ${fd}: somebody waits for it to be readable`);
    const watch = { generation: this.#generation = (this.#generation + 1) >>> 0, callback };
    this.#epoll.control("add", { events: EPOLLIN, fd, generation: watch.generation });
    this.#watches.set(fd, watch);
    return () => {
      if (this.#watches.get(fd) !== watch) return;
      this.#watches.delete(fd);
      this.#epoll.control("remove", { events: 0, fd, generation: watch.generation });
    };
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#watches.clear();
    this.#cancel();
    this.#epoll.close();
  }

  #listen(): () => void {
    return this.#poller.readable(this.#epoll.fd, () => {
      const { now, pause } = this.#options;
      if (now() - this.#heardAt > OFTEN * pause) return this.#tell(this.#epoll.look());
      this.#cancel();
      this.#hear();
    });
  }

  #hear(): void {
    // A timer that is due already may call back although it has been cleared
    if (this.#isOver) return;
    const ready = this.#epoll.look();
    // Before they are called, as one of them may end it all
    this.#cancel = ready === 0 ? this.#listen() : this.#options.later(() => this.#hear());
    this.#tell(ready);
  }

  #tell(ready: number): void {
    if (ready > 0) this.#heardAt = this.#options.now();
    const events = Array.from({ length: Math.max(ready, 0) }, (_, index) => this.#epoll.event(index));
    for (const { fd, generation } of events) {
      const watch = this.#watches.get(fd);
      if (watch?.generation === generation) guard(watch.callback);
    }
  }
}

/** So many milliseconds later. */
function afterPause(pause: number): (callback: () => void) => () => void {
  return (callback) => {
    const timer = setTimeout(callback, pause);
    return () => clearTimeout(timer);
  };
}
