import type { Poller } from "../../os/clock.ts";
import { osError } from "../../os/os_error.ts";
import type { Sockets } from "../../os/sockets.ts";
import type { ByteStream } from "../wire/byte_stream.ts";
import type { ServerOs } from "./listening.ts";

export interface SocketStreamOptions {
  readonly os: Pick<ServerOs, "read" | "write" | "close">;
  readonly sockets: Pick<Sockets, "endWriting">;
  readonly poller: Poller;
  /** Whether others have their turns before its first read. */
  readonly waits?: boolean;
}

/** Calls one after the other that succeed: who sends, or reads, as fast as we do has others wait no longer than that. */
const TURN = 16;

/** A connection on a plain descriptor that never blocks. It is watched from the first time that nothing is there. */
export class SocketStream implements ByteStream {
  readonly #fd: number;
  readonly #options: SocketStreamOptions;
  #unwatch: (() => void) | null = null;
  #reader: PromiseWithResolvers<void> | null = null;
  #writer: (PromiseWithResolvers<void> & { readonly cancel: () => void }) | null = null;
  #reads: number;
  #writes = 0;
  #closed = false;

  constructor(fd: number, options: SocketStreamOptions) {
    this.#fd = fd;
    this.#options = options;
    this.#reads = options.waits ? TURN : 0;
  }

  read(buffer: Uint8Array): number | null | "would_block" {
    this.#checkOpen("read");
    if (this.#reads++ === TURN) this.#watchAnew();
    const count = this.#reads > TURN ? "would_block" : this.#options.os.read(this.#fd, buffer);
    if (count === "would_block") this.#reads = 0;
    return count === "eof" ? null : count;
  }

  write(data: Uint8Array): number | "would_block" {
    this.#checkOpen("write");
    const count = this.#writes++ === TURN ? "would_block" : this.#options.os.write(this.#fd, data);
    if (count === "would_block") this.#writes = 0;
    return count;
  }

  async readable(): Promise<void> {
    this.#checkOpen("read");
    this.#watch();
    this.#reader = Promise.withResolvers();
    await this.#reader.promise;
  }

  async writable(): Promise<void> {
    this.#checkOpen("write");
    // First, as that says how the descriptor is watched
    this.#watch();
    const cancel = this.#options.poller.writable(this.#fd, () => this.#endWait());
    this.#writer = { ...Promise.withResolvers(), cancel };
    await this.#writer.promise;
  }

  closeWrite(): void {
    this.#checkOpen("shutdown");
    this.#options.sockets.endWriting(this.#fd);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const closed = osError("read", "EBADF");
    this.#reader?.reject(closed);
    this.#writer?.reject(closed);
    this.#endWait();
    this.#unwatch?.();
    this.#options.os.close(this.#fd);
  }

  // What is there already is told again
  #watchAnew(): void {
    this.#unwatch?.();
    this.#unwatch = null;
  }

  #watch(): void {
    this.#unwatch ??= this.#options.poller.readable(this.#fd, () => this.#reader?.resolve(), {
      edge: true,
      turns: true,
    });
  }

  #endWait(): void {
    this.#writer?.cancel();
    this.#writer?.resolve();
    this.#writer = null;
  }

  // The number may be another's by now
  #checkOpen(call: string): void {
    if (this.#closed) throw osError(call, "EBADF");
  }
}
