import type { Poller, Watching } from "../../src/os/clock.ts";
import type { FakeOs } from "./fake_os.ts";

type Side = "readable" | "writable";

interface Watch {
  readonly fd: number;
  readonly side: Side;
  readonly callback: () => void;
  readonly how: Watching;
}

/** Readiness of a FakeOs's descriptors, looked at when the test says so. */
export class FakePoller implements Poller {
  readonly #watches = new Map<string, Watch>();
  readonly #os: FakeOs;

  constructor(os: FakeOs) {
    this.#os = os;
  }

  readable(fd: number, callback: () => void, how: Watching = {}): () => void {
    return this.#watch(fd, { side: "readable", callback, how });
  }

  writable(fd: number, callback: () => void): () => void {
    return this.#watch(fd, { side: "writable", callback, how: {} });
  }

  /** Calls back until nothing is ready any more; throws when that does not come about in 10000 callbacks. */
  run(): void {
    for (let calls = 0; calls < 10000; calls++) {
      const ready = [...this.#watches.values()].find(({ fd, side }) => this.#isReady(fd, side));
      if (ready === undefined) return;
      ready.callback();
    }
    throw new Error("Cannot settle: some descriptor stays ready although its callback has been called");
  }

  /** The fds that somebody watches. */
  watched(side: Side): readonly number[] {
    return [...this.#watches.values()].filter((watch) => watch.side === side).map(({ fd }) => fd);
  }

  /** How it is watched for data. Throws for one that nobody watches. */
  watching(fd: number): Watching {
    const watch = this.#watches.get(`readable ${fd}`) ?? this.#watches.get(`readable gathered ${fd}`);
    if (watch === undefined) throw new Error(`Nobody watches descriptor ${fd}`);
    return watch.how;
  }

  #watch(fd: number, { side, callback, how }: Omit<Watch, "fd">): () => void {
    const key = `${side}${how.gathered ? " gathered" : ""} ${fd}`;
    if (this.#watches.has(key)) throw new Error(`Cannot watch descriptor ${fd}: somebody waits for it to be ${side}`);
    const watch = { fd, side, callback, how };
    this.#watches.set(key, watch);
    return () => {
      if (this.#watches.get(key) === watch) this.#watches.delete(key);
    };
  }

  #isReady(fd: number, side: Side): boolean {
    return side === "readable" ? this.#os.isReadable(fd) : this.#os.isWritable(fd);
  }
}
