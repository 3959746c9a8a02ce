import type { Os } from "../os/os.ts";
import { concatBytes } from "../text/bytes/concat_bytes.ts";
import { countLines } from "../text/bytes/count_lines.ts";
import { errnoText } from "../text/python/errno_text.ts";

/** Bytes that wait at most while nothing can be written. The original's files have a buffer of 4 KiB. */
const ROOM = 65536;
const NOTHING = new Uint8Array(0);
const NEWLINE = 10;

/** What it acts on; `waiting` is what another one left. */
interface BacklogOptions {
  readonly os: Pick<Os, "write" | "waitWritable" | "truncate" | "statFd">;
  readonly waiting: Uint8Array;
  /** Whether pieces are lines, of which none is to stand in a file in part. */
  readonly wholeLines: boolean;
  readonly onLoss: (lines: number, why: string) => void;
}

/** What could not be written yet: it waits, as far as there is room for it, and comes before what is written next. */
export class Backlog {
  readonly #options: BacklogOptions;
  #waiting: Uint8Array;

  constructor(options: BacklogOptions) {
    this.#options = options;
    this.#waiting = options.waiting;
  }

  get waiting(): Uint8Array {
    return this.#waiting;
  }

  /**
   * Writes what waits, then `data`; gives the descriptor. Of what is not taken all that has begun waits, and else what
   * there is room for. Throws OsError.
   */
  writeOut(open: () => number, data: Uint8Array): number {
    const all = this.#waiting.length === 0 ? data : concatBytes(this.#waiting, data);
    let fd: number | null = null;
    let written = 0;
    try {
      fd = open();
      written = this.#write(fd, all);
      while (written < all.length) written += this.#write(fd, all.subarray(written));
    } catch (error) {
      const torn = fd === null ? 0 : this.#takeBack(fd, all.subarray(0, written));
      this.#keep(all.subarray(written - torn), { data, why: errnoText(error) });
      throw error;
    }
    this.#waiting = NOTHING;
    return fd;
  }

  clear(): void {
    this.#waiting = NOTHING;
  }

  /** Nobody writes any more. */
  giveUp(why: string): void {
    if (this.#waiting.length > 0) this.#options.onLoss(countLines(this.#waiting), why);
    this.clear();
  }

  // A pipe or terminal set non-blocking by somebody else: wait for its reader rather than lose a line
  #write(fd: number, data: Uint8Array): number {
    if (data.length === 0) return 0;
    const { os } = this.#options;
    const written = os.write(fd, data);
    if (written !== "would_block") return written;
    os.waitWritable(fd);
    return 0;
  }

  /** A full disk takes a line in part: it is taken out again. Gives how many bytes were. */
  #takeBack(fd: number, written: Uint8Array): number {
    const { os, wholeLines } = this.#options;
    const torn = written.length - 1 - written.lastIndexOf(NEWLINE);
    if (!wholeLines || torn === 0) return 0;
    const { kind, size } = os.statFd(fd);
    if (kind !== "file" || size < torn) return 0;
    os.truncate(fd, size - torn);
    return torn;
  }

  #keep(rest: Uint8Array, { data, why }: { readonly data: Uint8Array; readonly why: string }): void {
    const isKept = rest.length < data.length || rest.length <= ROOM;
    this.#waiting = rest.slice(0, isKept ? rest.length : rest.length - data.length);
    if (!isKept) this.#options.onLoss(countLines(data), why);
  }
}
