import type { Poller } from "../os/clock.ts";
import { type Os, OsError } from "../os/os.ts";

/** Bytes that wait for a child to read at most: a child that never reads must not fill the supervisor's memory. */
const MAX_PENDING = 64 * 1024 * 1024;

/** The writing end of a child's stdin: what the pipe does not take at once is kept and written when it does. */
export class StdinPipe implements Disposable {
  readonly #os: Os;
  readonly #poller: Poller;
  #fd: number | null;
  #chunks: Uint8Array[] = [];
  #pending = 0;
  #unwatch: (() => void) | null = null;

  constructor(fd: number, { os, poller }: { readonly os: Os; readonly poller: Poller }) {
    this.#fd = fd;
    this.#os = os;
    this.#poller = poller;
  }

  /** Bytes that wait for the child to read. */
  get pending(): number {
    return this.#pending;
  }

  /**
   * Queues `data`, never blocks. Throws OsError with EPIPE when the child has closed its end (PROC-030), with ENOBUFS
   * when it has left too much unread; then nothing of `data` is kept.
   */
  write(...data: readonly Uint8Array[]): void {
    if (this.#fd === null) throw new OsError("write", 32, "EPIPE", "Broken pipe");
    const length = data.reduce((sum, chunk) => sum + chunk.length, 0);
    if (this.#pending + length > MAX_PENDING) {
      throw new OsError("write", 105, "ENOBUFS", "No buffer space available");
    }
    this.#chunks.push(...data.filter((chunk) => chunk.length > 0));
    this.#pending += length;
    try {
      this.#flush(this.#fd);
    } catch (error) {
      // What a broken pipe did not take, it never will
      this[Symbol.dispose]();
      throw error;
    }
  }

  [Symbol.dispose](): void {
    if (this.#fd === null) return;
    const fd = this.#fd;
    this.#fd = null;
    this.#chunks = [];
    this.#pending = 0;
    this.#unwatch?.();
    this.#os.close(fd);
  }

  #flush(fd: number): void {
    for (let chunk = this.#chunks[0]; chunk !== undefined; chunk = this.#chunks[0]) {
      const written = this.#os.write(fd, chunk);
      if (written === "would_block") return this.#watch(fd);
      this.#pending -= written;
      if (written === chunk.length) this.#chunks.shift();
      else this.#chunks[0] = chunk.subarray(written);
    }
    this.#unwatch?.();
    this.#unwatch = null;
  }

  #watch(fd: number): void {
    this.#unwatch ??= this.#poller.writable(fd, () => this.#resume(fd));
  }

  // Nobody waits for a queued write: when the child has closed its end, what is left is dropped
  #resume(fd: number): void {
    try {
      this.#flush(fd);
    } catch (error) {
      if (!(error instanceof OsError)) throw error;
      this[Symbol.dispose]();
    }
  }
}
