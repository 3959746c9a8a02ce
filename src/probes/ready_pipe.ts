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

  /** Calls back once, with the pipe closed. */
  watch(onReady: () => void): void {
    const { poller, turns } = this.#world;
    const fd = this.#fd;
    if (fd !== null) this.#unwatch = poller.readable(fd, () => turns.run(() => this.#read(fd, onReady)));
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

  #read(fd: number, onReady: () => void): void {
    const count = this.#readOnce(fd);
    if (count === "would_block") return;
    // Closed without a newline it never will be ready
    if (count === "eof") return this[Symbol.dispose]();
    if (!BUFFER.subarray(0, count).includes(NEWLINE)) return;
    this[Symbol.dispose]();
    onReady();
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
