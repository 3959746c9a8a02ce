import { libc } from "../libc/libc.ts";
import { decodeEpollEvent, encodeEpollEvent, EPOLL_EVENT, type EpollEvent } from "../libc/structs.ts";
import { unwrap } from "../libc/unwrap.ts";

const EPOLL_CLOEXEC = 0o2000000;
const NO_TIMEOUT = -1;
const NO_WAIT = 0;
/** Events told at a time. */
const BATCH = 256;

const CONTROL = { add: 1, remove: 2, change: 3 } as const;

/** An epoll(7) with room for what it tells. */
export class Epoll {
  readonly fd = unwrap("epoll_create1", libc.readiness.epoll_create1(EPOLL_CLOEXEC));
  readonly #events = new Uint8Array(BATCH * EPOLL_EVENT[Deno.build.arch].size);
  readonly #view = new DataView(this.#events.buffer);

  control(op: keyof typeof CONTROL, event: EpollEvent): void {
    const bytes = encodeEpollEvent(Deno.build.arch, event);
    unwrap("epoll_ctl", libc.readiness.epoll_ctl(this.fd, CONTROL[op], event.fd, bytes));
  }

  /** Gives how many events there are, after that many milliseconds at most; -1 when a signal has interrupted the wait. */
  look(timeout = NO_WAIT): number {
    return libc.readiness.epoll_look(this.fd, this.#events, BATCH, timeout);
  }

  /** The same for as long as it takes, on a thread of its own. */
  wait(): Promise<number> {
    return libc.readiness.epoll_wait(this.fd, this.#events, BATCH, NO_TIMEOUT);
  }

  /** The event at place `index` of what has been told last. */
  event(index: number): EpollEvent {
    return decodeEpollEvent(Deno.build.arch, this.#view, { index });
  }

  close(): void {
    unwrap("close", libc.files.close(this.fd));
  }
}
