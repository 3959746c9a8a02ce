import { attempt } from "../../logs/attempt.ts";
import type { Logger } from "../../logs/logger.ts";
import type { Poller } from "../../os/clock.ts";
import { type Os, OsError } from "../../os/os.ts";
import { osError } from "../../os/os_error.ts";
import { errnoText } from "../../text/python/errno_text.ts";

/** Bytes that wait for a child to read at most: a child that never reads must not fill the supervisor's memory. */
const MAX_PENDING = 64 * 1024 * 1024;

/** Bytes that are copied where they have to wait. Whoever gives longer ones leaves them as they are. */
const COPIED = 8192;

/** What a stdin pipe needs to be written, and whose it is. */
export interface StdinPipeOptions {
  readonly os: Os;
  readonly poller: Poller;
  readonly logger: Logger;
  readonly name: string;
  /** What waits for the child to read has become more, or less; or it takes nothing any more. */
  readonly onChange: () => void;
}

/** A stdin as plain JSON: null when the child has closed its end, and what it has not read yet, as base64. */
export interface StdinPipeSnapshot {
  readonly fd: number | null;
  readonly pending: readonly string[];
}

/**
 * The writing end of a child's stdin: what the pipe does not take at once is kept and written when it does (PROC-029).
 */
export class StdinPipe implements Disposable {
  readonly #options: StdinPipeOptions;
  #fd: number | null;
  #chunks: Uint8Array[];
  #pending: number;
  #unwatch: (() => void) | null = null;

  /** Takes over the fd. */
  constructor({ fd, pending }: StdinPipeSnapshot, options: StdinPipeOptions) {
    this.#fd = fd;
    this.#options = options;
    this.#chunks = pending.map((chunk) => Uint8Array.fromBase64(chunk));
    this.#pending = lengthOf(this.#chunks);
  }

  /** Goes on with what is pending. */
  resume(): void {
    if (this.#fd !== null && this.#pending > 0) this.#watch(this.#fd);
  }

  /** Bytes that wait for the child to read. */
  get pending(): number {
    return this.#pending;
  }

  /**
   * Writes `data` or queues it, never blocks. Throws OsError with EPIPE when the child has closed its end (PROC-030),
   * with ENOBUFS when it has left too much unread; then nothing of `data` is kept.
   */
  write(...data: readonly Uint8Array[]): void {
    if (this.#fd === null) throw osError("write", "EPIPE");
    const length = lengthOf(data);
    if (this.#pending + length > MAX_PENDING) {
      throw osError("write", "ENOBUFS");
    }
    try {
      for (const chunk of data) this.#add(this.#fd, chunk);
    } catch (error) {
      // What a broken pipe did not take, it never will
      this[Symbol.dispose]();
      throw error;
    }
    if (this.#pending === 0) return;
    this.#watch(this.#fd);
    this.#options.onChange();
  }

  snapshot(): StdinPipeSnapshot {
    return { fd: this.#fd, pending: this.#chunks.map((chunk) => chunk.toBase64()) };
  }

  [Symbol.dispose](): void {
    if (this.#fd === null) return;
    const fd = this.#fd;
    this.#fd = null;
    this.#chunks = [];
    this.#pending = 0;
    const { os, name } = this.#options;
    attempt(`stop watching the stdin of ${name}`, () => this.#unwatch?.(), this.#options);
    // Before the descriptor may be another file's
    this.#options.onChange();
    attempt(`close the stdin of ${name}`, () => os.close(fd), this.#options);
  }

  #add(fd: number, chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    const written = this.#pending > 0 ? "would_block" : this.#options.os.write(fd, chunk);
    if (written === chunk.length) return;
    const rest = chunk.subarray(written === "would_block" ? 0 : written);
    this.#chunks.push(chunk.length > COPIED ? rest : rest.slice());
    this.#pending += rest.length;
  }

  #flush(fd: number): void {
    for (let chunk = this.#chunks[0]; chunk !== undefined; chunk = this.#chunks[0]) {
      const written = this.#options.os.write(fd, chunk);
      if (written === "would_block") return this.#watch(fd);
      this.#pending -= written;
      if (written === chunk.length) this.#chunks.shift();
      else this.#chunks[0] = chunk.subarray(written);
    }
    // All is written: what fails now must not look like a failed write
    attempt(`stop watching the stdin of ${this.#options.name}`, () => this.#unwatch?.(), this.#options);
    this.#unwatch = null;
  }

  #watch(fd: number): void {
    this.#unwatch ??= this.#options.poller.writable(fd, () => this.#flushLater(fd));
  }

  // Nobody waits for a queued write: when the child has closed its end, what is left is dropped
  #flushLater(fd: number): void {
    try {
      this.#flush(fd);
      this.#options.onChange();
    } catch (error) {
      this[Symbol.dispose]();
      if (error instanceof OsError && error.code === "EPIPE") return;
      const { logger, name } = this.#options;
      logger.log("critical", `Cannot write to the stdin of ${name}: ${errnoText(error)}`);
    }
  }
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0);
}
