import type { ByteStream } from "../../src/http/wire/byte_stream.ts";

/** The server's end of a connection in memory: a test sends, hangs up, and waits for what comes back. */
export class MemoryStream implements ByteStream {
  readonly #incoming: (Uint8Array | null)[] = [];
  #wakeReader: (() => void) | null = null;
  #output = "";
  readonly #watchers = new Set<() => void>();
  /** While false, writes wait: a client that does not read. */
  reading = true;
  closed = false;
  halfClosed = false;

  send(data: string | Uint8Array): void {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    // A read of no bytes is an end, which hangUp() is for
    if (bytes.length > 0) this.#feed(bytes);
  }

  hangUp(): void {
    this.#feed(null);
  }

  /** All that was written so far, once `done` holds for it or the server has closed. */
  async output(done: (output: string) => boolean): Promise<string> {
    while (!done(this.#output) && !this.closed) {
      await new Promise<void>((resolve) => this.#watchers.add(resolve));
    }
    return this.#output;
  }

  read(buffer: Uint8Array): number | null | "would_block" {
    if (this.closed) throw new Error("closed");
    const chunk = this.#incoming.shift();
    if (chunk === undefined) return "would_block";
    if (chunk === null) return null;
    buffer.set(chunk.subarray(0, buffer.length));
    if (chunk.length > buffer.length) this.#incoming.unshift(chunk.subarray(buffer.length));
    return Math.min(chunk.length, buffer.length);
  }

  async readable(): Promise<void> {
    while (this.#incoming.length === 0 && !this.closed) {
      await new Promise<void>((resolve) => this.#wakeReader = resolve);
    }
    if (this.closed) throw new Error("closed");
  }

  write(data: Uint8Array): number | "would_block" {
    if (this.closed) throw new Error("closed");
    if (!this.reading) return "would_block";
    // A short write now and then, as a socket may do.
    const count = Math.min(data.length, 1000);
    this.#output += new TextDecoder().decode(data.subarray(0, count));
    this.#notify();
    return count;
  }

  async writable(): Promise<void> {
    while (!this.reading && !this.closed) await new Promise<void>((resolve) => this.#watchers.add(resolve));
    if (this.closed) throw new Error("closed");
  }

  closeWrite(): void {
    this.halfClosed = true;
    this.#notify();
  }

  close(): void {
    this.closed = true;
    this.#wakeReader?.();
    this.#notify();
  }

  #feed(chunk: Uint8Array | null): void {
    this.#incoming.push(chunk);
    this.#wakeReader?.();
  }

  #notify(): void {
    const watchers = [...this.#watchers];
    this.#watchers.clear();
    for (const wake of watchers) wake();
  }
}
