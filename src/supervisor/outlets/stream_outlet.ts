import { openLog } from "../../logs/open_log.ts";
import type { Log } from "../../output/sinks/log.ts";
import { countLines } from "../../text/bytes/count_lines.ts";
import { errnoText } from "../../text/python/errno_text.ts";
import type { Losses } from "./losses.ts";
import { type OutletOptions, type OutletWorld, PATIENCE } from "./outlet_world.ts";
import { SendQueue } from "./send_queue.ts";

/** Bytes that a pipe with room takes without blocking, whoever made it. */
const PIECE = 4096;

/** A terminal or pipe that many write to and somebody else reads, or does not. No line is torn by another one. */
export class StreamOutlet implements Log, Disposable {
  readonly #world: OutletWorld;
  readonly #losses: Losses;
  readonly #queue = new SendQueue();
  readonly #fd: number;
  /** Nobody else has its flags. */
  readonly #isOwn: boolean;
  #unwatch: (() => void) | null = null;

  /** Throws OsError. */
  constructor(path: string, { world, losses, waiting }: OutletOptions) {
    const { fd, refusal } = openLog(world.os, path);
    this.#world = world;
    this.#fd = fd;
    this.#isOwn = refusal === null;
    if (this.#isOwn) world.os.setNonblocking(fd);
    this.#losses = losses;
    for (const data of waiting) this.#keep(data, true);
  }

  get waiting(): readonly Uint8Array[] {
    return this.#queue.rest;
  }

  write(data: Uint8Array): void {
    if (!this.#queue.isEmpty) return this.#keep(data, false);
    try {
      const taken = this.#takeAll(data);
      if (taken < data.length) this.#keep(data.subarray(taken), taken > 0);
    } catch (error) {
      // What comes next is tried again
      this.#losses.add({ lines: countLines(data), why: errnoText(error) });
    }
  }

  [Symbol.dispose](): void {
    const { os, clock } = this.#world;
    const end = clock.monotonic() + PATIENCE;
    while (!this.#queue.isEmpty && os.waitWritable(this.#fd, Math.max(0, end - clock.monotonic()))) this.#drain();
    this.#losses.add({ lines: this.#queue.clear(), why: "it is not read" });
    this.#unwatch?.();
    os.close(this.#fd);
  }

  #keep(data: Uint8Array, isBegun: boolean): void {
    const lines = countLines(data);
    if (!this.#queue.add(data, { lines, isBegun })) {
      return this.#losses.add({ lines, why: "it is not read fast enough" });
    }
    this.#unwatch ??= this.#world.poller.writable(this.#fd, () => this.#drain());
  }

  #drain(): void {
    try {
      if (!this.#queue.drain((data) => this.#write(data))) return;
    } catch (error) {
      this.#losses.add({ lines: this.#queue.clear(), why: errnoText(error) });
    }
    this.#unwatch?.();
    this.#unwatch = null;
  }

  #takeAll(data: Uint8Array): number {
    let taken = 0;
    while (taken < data.length) {
      const count = this.#write(data.subarray(taken));
      if (count === "would_block") break;
      taken += count;
    }
    return taken;
  }

  // Somebody else's descriptor blocks, if it does: then it gets as much as there is room for
  #write(data: Uint8Array): number | "would_block" {
    const { os } = this.#world;
    if (this.#isOwn) return os.write(this.#fd, data);
    return os.waitWritable(this.#fd, 0) ? os.write(this.#fd, data.subarray(0, PIECE)) : "would_block";
  }
}
