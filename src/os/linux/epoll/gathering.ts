import type { Poller } from "../../clock.ts";
import { guard } from "../../guard.ts";
import { Epoll } from "./epoll.ts";
import { EPOLLIN } from "./watch.ts";

interface Watch {
  readonly generation: number;
  readonly callback: () => void;
}

/** Calls back later, unless what it gives is called. */
export type Later = (callback: () => void) => () => void;

/**
 * Those that many small things come from: who tells something after a silence is heard at once, then all who have told
 * something meanwhile in one go, as to be woken for each is most of what it costs. While nothing is told nothing runs.
 */
export class Gathering implements Pick<Poller, "readable">, Disposable {
  readonly #epoll = new Epoll();
  readonly #watches = new Map<number, Watch>();
  readonly #poller: Poller;
  readonly #later: Later;
  #generation = 0;
  #cancel: () => void;

  constructor(poller: Poller, later: Later) {
    this.#poller = poller;
    this.#later = later;
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
    this.#watches.clear();
    this.#cancel();
    this.#epoll.close();
  }

  #listen(): () => void {
    return this.#poller.readable(this.#epoll.fd, () => {
      this.#cancel();
      this.#hear();
    });
  }

  #hear(): void {
    const ready = this.#epoll.look();
    const events = Array.from({ length: Math.max(ready, 0) }, (_, index) => this.#epoll.event(index));
    // Before they are called, as one of them may end it all
    this.#cancel = ready === 0 ? this.#listen() : this.#later(() => this.#hear());
    for (const { fd, generation } of events) {
      const watch = this.#watches.get(fd);
      if (watch?.generation === generation) guard(watch.callback);
    }
  }
}

/** So many milliseconds later. */
export function afterPause(pause: number): Later {
  return (callback) => {
    const timer = setTimeout(callback, pause);
    return () => clearTimeout(timer);
  };
}
