import type { Poller, Watching } from "../../clock.ts";
import { libc } from "../libc/libc.ts";
import type { EpollEvent } from "../libc/structs.ts";
import { unwrap } from "../libc/unwrap.ts";
import { Epoll } from "./epoll.ts";
import { Gathering } from "./gathering.ts";
import { turn } from "./turn.ts";
import { EPOLLIN, hasHungUp, interest, tell, type Watch } from "./watch.ts";

const EPOLLET = 0x80000000;
const EFD_CLOEXEC_NONBLOCK = 0o2004000;
/** Milliseconds for which one goes on to look without that thread: at most, and while nobody is ready. */
const LOOKING = { all: { burst: 4, patience: 0 }, prompt: { burst: 1, patience: 0.05 } } as const;
/** The same once a pipe has hung up: its child ends just now, and the signal that says so comes in a moment. */
const ENDING_PATIENCE = 0.2;
/**
 * Milliseconds that this thread itself waits once a request has been answered, as its client mostly has another: first
 * without sleeping, since being woken takes longer than most clients do.
 */
const ANSWER_SPIN = 0.06;
const ANSWER_WAIT = 1;
const ANSWER_WAITS = 2;
interface Registration extends Watching {
  readonly side: "readable" | "writable";
  readonly callback: () => void;
}

/**
 * Poller by epoll(7), level triggered. One epoll_wait at a time blocks on a thread of its own, without a timeout: while
 * nothing is ready nothing runs. Interest may change meanwhile, since the kernel looks at it anew by itself. While there
 * is something to do that thread, which takes 50 us, is not asked.
 *
 * Prompt ones stand in an epoll of their own within the other. Once one of them is heard, only they are looked at for a
 * moment, also while they are silent: a question and its answer take 20 us then, and not 100. Those with turns are
 * called one by one, with a turn of the event loop and a look at all others in between, so that nobody waits for more than
 * one request. After the last this thread itself waits for a moment: that is 70 us faster, and most clients have another.
 *
 * Callbacks run one after another; one that throws is reported as an uncaught error and does not keep the others from
 * running. Cancel before closing the fd: the kernel forgets a closed fd, this table does not.
 * The first registration starts the loop; dispose of the poller to end it, asynchronously to know when it has ended.
 */
export class EpollPoller implements Poller, Disposable, AsyncDisposable {
  readonly #all = new Epoll();
  readonly #prompt = new Epoll();
  /** By how late they may be. */
  readonly #gatherings = new Map<number, Gathering>();
  readonly #wake = unwrap("eventfd", libc.readiness.eventfd(0, EFD_CLOEXEC_NONBLOCK));
  readonly #watches = new Map<number, Watch>();
  #generation = 0;
  #stopped = false;
  #hungUp = false;
  #isBusy = false;
  readonly #queue = new Set<Watch>();
  #loop: Promise<void> | null = null;

  readable(fd: number, onReadable: () => void, how: Watching = {}): () => void {
    if (how.gathered) return this.#gathering(how.gathered).readable(fd, onReadable);
    return this.#register(fd, { ...how, side: "readable", callback: onReadable });
  }

  writable(fd: number, onWritable: () => void): () => void {
    return this.#register(fd, { side: "writable", callback: onWritable });
  }

  [Symbol.dispose](): void {
    if (this.#stopped) return;
    for (const gathering of this.#gatherings.values()) gathering[Symbol.dispose]();
    this.#stopped = true;
    this.#watches.clear();
    if (this.#loop === null) return this.#close();
    unwrap("write", libc.files.write(this.#wake, new Uint8Array(BigUint64Array.of(1n).buffer), 8n));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this[Symbol.dispose]();
    await this.#loop;
  }

  #gathering(pause: number): Gathering {
    const gathering = this.#gatherings.get(pause) ?? new Gathering(this, { pause });
    this.#gatherings.set(pause, gathering);
    return gathering;
  }

  #register(fd: number, { side, callback, ...how }: Registration): () => void {
    if (this.#stopped) throw new Error(`Cannot watch descriptor ${fd}: the poller has been closed`);
    const watch = this.#watches.get(fd) ?? this.#newWatch(fd, how);
    if (watch[side] !== null) throw new Error(`Cannot watch descriptor ${fd}: somebody waits for it to be ${side}`);
    this.#control(interest(watch) === 0 ? "add" : "change", { ...watch, [side]: callback });
    watch[side] = callback;
    this.#watches.set(fd, watch);
    this.#loop ??= this.#run();
    let cancelled = false;
    return () => {
      if (cancelled) return;
      cancelled = true;
      this.#cancel(watch, side);
    };
  }

  #newWatch(fd: number, how: Watching): Watch {
    this.#generation = (this.#generation + 1) >>> 0;
    return { fd, generation: this.#generation, how, readable: null, writable: null, due: 0 };
  }

  #cancel(watch: Watch, side: "readable" | "writable"): void {
    watch[side] = null;
    if (this.#stopped) return;
    const left = interest(watch) !== 0;
    if (!left) this.#watches.delete(watch.fd);
    this.#control(left ? "change" : "remove", watch);
  }

  #control(op: "add" | "change" | "remove", watch: Watch): void {
    const { fd, generation, how } = watch;
    const events = interest(watch) | (how.edge ? EPOLLET : 0);
    (how.prompt ? this.#prompt : this.#all).control(op, { events, fd, generation });
  }

  async #run(): Promise<void> {
    for (const fd of [this.#wake, this.#prompt.fd]) this.#all.control("add", { events: EPOLLIN, fd, generation: 0 });
    while (!this.#stopped) {
      // -1 is a signal that interrupted the wait, as far as one can tell: look again.
      this.#goOn("all", await this.#all.wait());
      if (this.#queue.size > 0) await this.#goOnByTurns();
      while (this.#isBusy && !this.#stopped) await this.#goOnAtOnce();
    }
    this.#close();
  }

  /** After a burst, whose end would only be waited for by that thread: timers and promises go on, and all are looked at. */
  async #goOnAtOnce(): Promise<void> {
    await turn();
    if (this.#stopped) return;
    this.#goOn("all", this.#all.look());
    if (this.#queue.size > 0) await this.#goOnByTurns();
  }

  async #goOnByTurns(): Promise<void> {
    for (let waits = ANSWER_WAITS; waits > 0 || this.#queue.size > 0;) {
      if (this.#tellNext()) waits = ANSWER_WAITS;
      await turn();
      if (this.#stopped) return;
      const isBusy = this.#queue.size > 0;
      const ready = isBusy ? this.#all.look() : this.#await(waits--);
      this.#goOn("all", ready);
    }
  }

  #await(waits: number): number {
    const end = performance.now() + (waits === ANSWER_WAITS ? ANSWER_SPIN : 0);
    do {
      const ready = this.#all.look();
      if (ready !== 0) return ready;
      // The client may have been woken on this very processor
      libc.readiness.sched_yield();
    } while (performance.now() < end);
    return this.#all.look(ANSWER_WAIT);
  }

  #tellNext(): boolean {
    const [watch] = this.#queue;
    if (watch === undefined) return false;
    this.#queue.delete(watch);
    const { due } = watch;
    watch.due = 0;
    tell(watch, due);
    return true;
  }

  /** Delivers what is ready and, for a moment, what becomes so meanwhile. */
  #goOn(kind: keyof typeof LOOKING, ready: number): void {
    const { burst, patience } = LOOKING[kind];
    const epoll = kind === "all" ? this.#all : this.#prompt;
    const start = performance.now();
    this.#hungUp = false;
    for (let count = ready, now = start, heard = start;; count = epoll.look()) {
      this.#deliverAll(epoll, count);
      now = performance.now();
      if (this.#queue.size > 0) return;
      if (count > 0) heard = now;
      const enough = this.#hungUp ? ENDING_PATIENCE : patience;
      this.#isBusy = now - start > burst;
      if (this.#stopped || this.#isBusy || now - heard > enough) return;
    }
  }

  #deliverAll(epoll: Epoll, count: number): void {
    for (let index = 0; index < count; index++) this.#deliver(epoll.event(index));
  }

  /** An earlier callback of the batch may have cancelled this one, and a new file may bear the same number. */
  #deliver({ events, fd, generation }: EpollEvent): void {
    if (fd === this.#prompt.fd) return this.#goOn("prompt", this.#prompt.look());
    const watch = this.#watches.get(fd);
    if (watch === undefined || watch.generation !== generation) return;
    if (!watch.how.turns) {
      if (hasHungUp(events)) this.#hungUp = true;
      return tell(watch, events);
    }
    watch.due |= events;
    this.#queue.add(watch);
  }

  #close(): void {
    for (const epoll of [this.#prompt, this.#all]) epoll.close();
    unwrap("close", libc.files.close(this.#wake));
  }
}
