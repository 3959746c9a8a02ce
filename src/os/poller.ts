import type { Poller } from "./clock.ts";
import { libc } from "./libc.ts";
import { decodeEpollEvent, encodeEpollEvent, EPOLL_EVENT, type EpollEvent } from "./structs.ts";
import { unwrap } from "./unwrap.ts";

const EPOLLIN = 0x1;
const EPOLLOUT = 0x4;
const EPOLLERR = 0x8;
const EPOLLHUP = 0x10;
const ADD = 1;
const DEL = 2;
const MOD = 3;
const EPOLL_CLOEXEC = 0o2000000;
const EFD_CLOEXEC_NONBLOCK = 0o2004000;
const BATCH = 256;
const NO_TIMEOUT = -1;
const NO_WAIT = 0;
/** Milliseconds for which prompt ones keep everybody else waiting, and for which silent ones are looked at. */
const BURST = 1;
const PATIENCE = 0.05;

interface Registration {
  readonly side: "readable" | "writable";
  readonly callback: () => void;
  readonly prompt: boolean;
}

/** Who is told about one fd; gone from the table as soon as both are null. */
interface Watch {
  readonly fd: number;
  readonly generation: number;
  readonly prompt: boolean;
  readable: (() => void) | null;
  writable: (() => void) | null;
}

/**
 * Poller by epoll(7), level triggered. One epoll_wait at a time blocks on a thread of its own, without a timeout: while
 * nothing is ready nothing runs. Interest may change meanwhile, since the kernel looks at it anew by itself.
 *
 * Prompt ones stand in an epoll of their own within the other. Once one of them is heard, only they are looked at for a
 * moment, without that thread: a question and its answer take 20 us then, and not 100.
 *
 * Callbacks run one after another; one that throws is reported as an uncaught error and does not keep the others from
 * running. Cancel before closing the fd: the kernel forgets a closed fd, this table does not.
 * The first registration starts the loop; dispose of the poller to end it, asynchronously to know when it has ended.
 */
export class EpollPoller implements Poller, Disposable, AsyncDisposable {
  readonly #epoll = unwrap("epoll_create1", libc.readiness.epoll_create1(EPOLL_CLOEXEC));
  readonly #prompt = unwrap("epoll_create1", libc.readiness.epoll_create1(EPOLL_CLOEXEC));
  readonly #wake = unwrap("eventfd", libc.readiness.eventfd(0, EFD_CLOEXEC_NONBLOCK));
  readonly #events = newBatch();
  readonly #promptEvents = newBatch();
  readonly #watches = new Map<number, Watch>();
  #generation = 0;
  #stopped = false;
  #loop: Promise<void> | null = null;

  readable(fd: number, onReadable: () => void, { prompt } = { prompt: false }): () => void {
    return this.#register(fd, { side: "readable", callback: onReadable, prompt });
  }

  writable(fd: number, onWritable: () => void): () => void {
    return this.#register(fd, { side: "writable", callback: onWritable, prompt: false });
  }

  [Symbol.dispose](): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#watches.clear();
    if (this.#loop === null) return this.#close();
    unwrap("write", libc.files.write(this.#wake, new Uint8Array(BigUint64Array.of(1n).buffer), 8n));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this[Symbol.dispose]();
    await this.#loop;
  }

  #register(fd: number, { side, callback, prompt }: Registration): () => void {
    if (this.#stopped) throw new Error(`Cannot watch descriptor ${fd}: the poller has been closed`);
    const watch = this.#watches.get(fd) ?? this.#newWatch(fd, prompt);
    if (watch[side] !== null) throw new Error(`Cannot watch descriptor ${fd}: somebody waits for it to be ${side}`);
    const op = interest(watch) === 0 ? ADD : MOD;
    this.#control(op, { ...watch, [side]: callback });
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

  #newWatch(fd: number, prompt: boolean): Watch {
    this.#generation = (this.#generation + 1) >>> 0;
    return { fd, generation: this.#generation, prompt, readable: null, writable: null };
  }

  #cancel(watch: Watch, side: "readable" | "writable"): void {
    watch[side] = null;
    if (this.#stopped) return;
    const left = interest(watch) !== 0;
    if (!left) this.#watches.delete(watch.fd);
    this.#control(left ? MOD : DEL, watch);
  }

  #control(op: number, watch: Watch): void {
    const { fd, generation, prompt } = watch;
    const events = interest(watch);
    this.#controlIn(prompt ? this.#prompt : this.#epoll, { op, event: { events, fd, generation } });
  }

  #controlIn(epoll: number, { op, event }: { readonly op: number; readonly event: EpollEvent }): void {
    const bytes = encodeEpollEvent(Deno.build.arch, event);
    unwrap("epoll_ctl", libc.readiness.epoll_ctl(epoll, op, event.fd, bytes));
  }

  async #run(): Promise<void> {
    for (const fd of [this.#wake, this.#prompt]) {
      this.#controlIn(this.#epoll, { op: ADD, event: { events: EPOLLIN, fd, generation: 0 } });
    }
    while (!this.#stopped) {
      // -1 is a signal that interrupted the wait, as far as one can tell: look again.
      const count = await libc.readiness.epoll_wait(this.#epoll, this.#events, BATCH, NO_TIMEOUT);
      this.#deliverAll(this.#events, count);
    }
    this.#close();
  }

  #lookAtPrompt(): void {
    const end = performance.now() + BURST;
    let giveUp = performance.now() + PATIENCE;
    for (let now = 0; now < Math.min(end, giveUp) && !this.#stopped; now = performance.now()) {
      const count = libc.readiness.epoll_look(this.#prompt, this.#promptEvents, BATCH, NO_WAIT);
      this.#deliverAll(this.#promptEvents, count);
      if (count > 0) giveUp = performance.now() + PATIENCE;
    }
  }

  #deliverAll(batch: Uint8Array<ArrayBuffer>, count: number): void {
    for (let index = 0; index < count; index++) {
      this.#deliver(decodeEpollEvent(Deno.build.arch, batch, { index }));
    }
  }

  /** An earlier callback of the batch may have cancelled this one, and a new file may bear the same number. */
  #deliver({ events, fd, generation }: EpollEvent): void {
    if (fd === this.#prompt) return this.#lookAtPrompt();
    const watch = this.#watches.get(fd);
    if (watch === undefined || watch.generation !== generation) return;
    const hungUp = (events & (EPOLLERR | EPOLLHUP)) !== 0;
    if (hungUp || (events & EPOLLIN) !== 0) guard(watch.readable);
    if (hungUp || (events & EPOLLOUT) !== 0) guard(watch.writable);
  }

  #close(): void {
    for (const fd of [this.#wake, this.#prompt, this.#epoll]) unwrap("close", libc.files.close(fd));
  }
}

function newBatch(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(BATCH * EPOLL_EVENT[Deno.build.arch].size);
}

function interest({ readable, writable }: Pick<Watch, "readable" | "writable">): number {
  return (readable === null ? 0 : EPOLLIN) | (writable === null ? 0 : EPOLLOUT);
}

function guard(callback: (() => void) | null): void {
  try {
    callback?.();
  } catch (error) {
    reportError(error);
  }
}
