import type { Clock } from "../../os/clock.ts";
import { type ByteStream, Disconnected } from "./byte_stream.ts";

/** Bytes read at a time: most requests are small, and a larger one is read in larger pieces. */
const PIECE = { first: 1024, next: 65536 } as const;

/** A ByteStream with deadlines, whose every failure is Disconnected. Counts the bytes it has written. */
export class TimedStream {
  #buffer = new Uint8Array(PIECE.first);
  #closed = false;
  written = 0;

  constructor(private readonly stream: ByteStream, private readonly clock: Clock) {}

  /** The next bytes, valid until the next call; null at the end. At `deadline` (monotonic) the stream is closed. */
  async read(deadline: number | null): Promise<Uint8Array | null> {
    const cancel = deadline === null ? null : this.clock.at(deadline, () => this.close());
    try {
      const buffer = this.#buffer;
      const count = await this.stream.read(buffer);
      if (count === buffer.length) this.#buffer = new Uint8Array(PIECE.next);
      return count === null ? null : buffer.subarray(0, count);
    } catch (error) {
      throw new Disconnected("Cannot read from the client", { cause: error });
    } finally {
      cancel?.();
    }
  }

  /** Returns when the system has taken all of `data`: a slow reader slows down nobody but its own answer. */
  async write(data: Uint8Array): Promise<void> {
    try {
      for (let at = 0; at < data.length;) {
        const count = await this.stream.write(data.subarray(at));
        at += count;
        this.written += count;
      }
    } catch (error) {
      throw new Disconnected("Cannot write to the client", { cause: error });
    }
  }

  /** Reads and drops what still comes, until the end or `deadline`. */
  async drain(deadline: number | null): Promise<void> {
    while (await this.read(deadline) !== null);
  }

  /** Tells the client that nothing more will come, and lets it finish sending before the connection goes. */
  async linger(deadline: number): Promise<void> {
    try {
      await this.stream.closeWrite();
    } catch (error) {
      throw new Disconnected("Cannot shut down the connection", { cause: error });
    }
    await this.drain(deadline);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.stream.close();
  }
}
