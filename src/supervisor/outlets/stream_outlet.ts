import { isStream } from "../../config/values/is_stream.ts";
import { type OpenedLog, openLog } from "../../logs/open_log.ts";
import type { Os } from "../../os/os.ts";
import { concatBytes } from "../../text/bytes/concat_bytes.ts";
import { countLines } from "../../text/bytes/count_lines.ts";
import { errnoText } from "../../text/python/errno_text.ts";
import type { Losses } from "./losses.ts";
import { type Outlet, type OutletOptions, type OutletWorld, PATIENCE } from "./outlet_world.ts";
import { SendQueue } from "./send_queue.ts";

const NEWLINE = 10;
const NOTHING = new Uint8Array(0);
/** Bytes that a pipe with room takes without blocking, whoever made it. */
const PIECE = 4096;

/** A terminal, pipe or fifo that many write to and somebody else reads, or does not. No line is torn by another one. */
export class StreamOutlet implements Outlet {
  readonly #world: OutletWorld;
  readonly #losses: Losses;
  readonly #queue = new SendQueue();
  readonly #fd: number;
  /** Nobody else has its flags. */
  readonly #isOwn: boolean;
  #unwatch: (() => void) | null = null;
  /** The rest of a line that could be written in part only. */
  #torn: Uint8Array = NOTHING;

  /** Throws OsError. */
  constructor(path: string, { world, losses, waiting }: OutletOptions) {
    const { fd, refusal } = open(world.os, path);
    this.#world = world;
    this.#fd = fd;
    this.#isOwn = refusal === null;
    this.#losses = losses;
    for (const data of waiting) this.#keep(data, true);
  }

  get waiting(): readonly Uint8Array[] {
    return this.#queue.rest;
  }

  write(data: Uint8Array): void {
    if (!this.#queue.isEmpty) return this.#keep(data, false);
    const wasTorn = this.#torn.length > 0;
    const all = wasTorn ? concatBytes(this.#torn, data) : data;
    this.#torn = NOTHING;
    const { taken, why } = this.#takeAll(all);
    if (taken === all.length) return;
    const rest = all.subarray(taken);
    if (why === null) return this.#keep(rest, taken > 0 || wasTorn);
    this.#lose(rest, { why, isTorn: taken > 0 ? all[taken - 1] !== NEWLINE : wasTorn });
  }

  finish(): void {
    const { os, clock } = this.#world;
    const end = clock.monotonic() + PATIENCE;
    while (!this.#queue.isEmpty && os.waitWritable(this.#fd, Math.max(0, end - clock.monotonic()))) this.#drain();
    this.#losses.add({ lines: this.#queue.clear(), why: "it is not read" });
  }

  [Symbol.dispose](): void {
    this.#unwatch?.();
    this.#world.os.close(this.#fd);
  }

  #keep(data: Uint8Array, isBegun: boolean): void {
    const lines = countLines(data);
    if (!this.#queue.add(data, { lines, isBegun })) {
      return this.#losses.add({ lines, why: "it is not read fast enough" });
    }
    this.#unwatch ??= this.#world.poller.writable(this.#fd, () => this.#drain());
  }

  // What comes next is tried again, behind the rest of a line of which a full disk has taken a part
  #lose(rest: Uint8Array, { why, isTorn }: { readonly why: string; readonly isTorn: boolean }): void {
    const end = isTorn ? rest.indexOf(NEWLINE) + 1 : 0;
    this.#torn = rest.slice(0, end);
    this.#losses.add({ lines: countLines(rest.subarray(end)), why });
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

  /** `why` is the trouble that it came to an end by, null for none but want of room. */
  #takeAll(data: Uint8Array): { readonly taken: number; readonly why: string | null } {
    let taken = 0;
    try {
      while (taken < data.length) {
        const count = this.#write(data.subarray(taken));
        if (count === "would_block") break;
        taken += count;
      }
      return { taken, why: null };
    } catch (error) {
      return { taken, why: errnoText(error) };
    }
  }

  // Somebody else's descriptor blocks, if it does: then it gets as much as there is room for
  #write(data: Uint8Array): number | "would_block" {
    const { os } = this.#world;
    if (this.#isOwn) return os.write(this.#fd, data);
    return os.waitWritable(this.#fd, 0) ? os.write(this.#fd, data.subarray(0, PIECE)) : "would_block";
  }
}

// Who reads a fifo may come and go, and is waited for by nobody
function open(os: Os, path: string): OpenedLog {
  return isStream(path) ? openLog(os, path, { how: "offer" }) : { fd: os.open(path, "fifo"), refusal: null };
}
