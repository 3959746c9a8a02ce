import type { Clock } from "../../os/clock.ts";
import { type ByteStream, Disconnected } from "./byte_stream.ts";

/** What has been read, of whoever it was, until somebody reads again. */
const buffer = new Uint8Array(65536);

/** A ByteStream with deadlines, whose every failure is Disconnected. Counts the bytes it has written. */
export class TimedStream {
  #closed = false;
  written = 0;

  constructor(private readonly stream: ByteStream, private readonly clock: Clock) {}

  get isClosed(): boolean {
    return this.#closed;
  }

  /** The bytes that are there, valid until the next call for any stream; null at the end. */
  read(): Uint8Array | null | "would_block" {
    const count = attempt("read from the client", () => this.stream.read(buffer));
    if (count === null || count === "would_block") return count;
    return buffer.subarray(0, count);
  }

  /** After a read that would block: resolves when there may be more. At `deadline` (monotonic) the stream is closed. */
  async readable(deadline: number | null): Promise<void> {
    const cancel = deadline === null ? null : this.clock.at(deadline, () => this.close());
    try {
      await this.stream.readable();
    } catch (error) {
      throw new Disconnected("Cannot read from the client", { cause: error });
    } finally {
      cancel?.();
    }
  }

  /** Returns when the system has taken all of `data`: a slow reader slows down nobody but its own answer. */
  async write(data: Uint8Array): Promise<void> {
    for (let at = 0; at < data.length;) {
      const count = attempt("write to the client", () => this.stream.write(data.subarray(at)));
      if (count === "would_block") {
        await this.#writable();
        continue;
      }
      at += count;
      this.written += count;
    }
  }

  async #writable(): Promise<void> {
    try {
      await this.stream.writable();
    } catch (error) {
      throw new Disconnected("Cannot write to the client", { cause: error });
    }
  }

  /** Reads and drops what still comes, until the end or `deadline`. */
  async drain(deadline: number | null): Promise<void> {
    for (let bytes = this.read(); bytes !== null; bytes = this.read()) {
      if (bytes === "would_block") await this.readable(deadline);
    }
  }

  /** Tells the client that nothing more will come, and lets it finish sending before the connection goes. */
  async linger(deadline: number): Promise<void> {
    attempt("shut down the connection", () => this.stream.closeWrite());
    await this.drain(deadline);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.stream.close();
  }
}

function attempt<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new Disconnected(`Cannot ${what}`, { cause: error });
  }
}
