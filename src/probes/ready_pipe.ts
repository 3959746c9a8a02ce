import { attempt } from "../logs/attempt.ts";
import { OsError } from "../os/os.ts";
import type { ProbeWorld } from "./probe_world.ts";

const NEWLINE = 10;
const BUFFER = new Uint8Array(1024);

type World = Pick<ProbeWorld, "os" | "poller" | "logger" | "turns">;

/** A pipe of which the program has the other end, where it writes a newline when it is ready, as for s6 and dinit. */
export class ReadyPipe implements Disposable {
  readonly #world: World;
  #fd: number | null;
  #unwatch: () => void = () => {};

  /** Takes over the end that is read; null for one that has come to its end. */
  constructor(fd: number | null, world: World) {
    this.#fd = fd;
    this.#world = world;
  }

  /** Calls back once, with the pipe closed: whether a newline has come, without which it never will. */
  watch(onEnd: (isReady: boolean) => void): void {
    const { poller, turns } = this.#world;
    const fd = this.#fd;
    if (fd !== null) this.#unwatch = poller.readable(fd, () => turns.run(() => this.#read(fd, onEnd)));
  }

  /** The descriptor, while there is one. */
  snapshot(): number | null {
    return this.#fd;
  }

  [Symbol.dispose](): void {
    const fd = this.#fd;
    if (fd === null) return;
    this.#fd = null;
    attempt("stop watching for readiness", this.#unwatch, this.#world);
    attempt("close a pipe", () => this.#world.os.close(fd), this.#world);
  }

  #read(fd: number, onEnd: (isReady: boolean) => void): void {
    const count = this.#readOnce(fd);
    if (count === "would_block") return;
    const isReady = count !== "eof" && BUFFER.subarray(0, count).includes(NEWLINE);
    if (!isReady && count !== "eof") return;
    this[Symbol.dispose]();
    onEnd(isReady);
  }

  #readOnce(fd: number): number | "would_block" | "eof" {
    try {
      return this.#world.os.read(fd, BUFFER);
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      return "eof";
    }
  }
}
