import { completeText } from "../../text/bytes/complete_text.ts";
import type { LineFormat } from "./line_format.ts";
import { INPUT, LONGEST_CHUNK, LONGEST_LINE, WorkSpace } from "./work_space.ts";

const NEWLINE = 10;
/** Bytes of \u0001 and its like. */
const LONGEST_ESCAPE = 6;
const NOTHING = new Uint8Array(0);

/** Where a stream of lines stands. */
export interface LinesState {
  /** The beginning of a line whose end has not come. */
  readonly held: Uint8Array;
  /** What stood before that in the line has been written. */
  readonly isRest: boolean;
}

interface LineWriterOptions extends LinesState {
  /** Gets bytes that are valid during the call only. */
  readonly write: (lines: Uint8Array) => void;
  readonly space?: WorkSpace;
}

/** Cuts a stream into lines, and writes those that are whole in their format: many in one piece, and no line in two. */
export class LineWriter {
  readonly #format: LineFormat;
  readonly #write: (lines: Uint8Array) => void;
  readonly #space: WorkSpace;
  #held: Uint8Array;
  #isRest: boolean;
  /** Where the next line goes in the work space. */
  #to = 0;

  constructor(format: LineFormat, { write, held, isRest, space = WorkSpace.get() }: LineWriterOptions) {
    this.#space = space;
    this.#format = format;
    this.#write = write;
    this.#held = held;
    this.#isRest = isRest;
  }

  get state(): LinesState {
    return { held: this.#held, isRest: this.#isRest };
  }

  get holds(): boolean {
    return this.#held.length > 0;
  }

  take(data: Uint8Array, now: number): void {
    this.#format.begin(now);
    for (let at = 0; at < data.length; at += LONGEST_CHUNK) this.#takeChunk(data.subarray(at, at + LONGEST_CHUNK));
    this.#flush();
  }

  /** Writes what is held: `end` when nothing more comes, or else it is cut where a character ends. */
  release({ now, isEnd }: { readonly now: number; readonly isEnd: boolean }): void {
    if (this.#held.length === 0) return;
    this.#format.begin(now);
    this.#space.bytes.set(this.#held, INPUT);
    const length = isEnd ? this.#held.length : completeText(this.#held);
    this.#line({ from: INPUT, end: INPUT + length, isCut: !isEnd });
    this.#held = this.#held.slice(length);
    this.#flush();
  }

  #takeChunk(data: Uint8Array): void {
    const { bytes } = this.#space;
    let from = this.#space.place(this.#held, data);
    const end = from + this.#held.length + data.length;
    for (;;) {
      if (!this.#isRest) from = this.#easyLines(from, end);
      const length = bytes.subarray(from, end).indexOf(NEWLINE);
      if (length === -1) break;
      this.#line({ from: this.#cutLong(from, from + length), end: from + length, isCut: false });
      from += length + 1;
    }
    from = this.#cutLong(from, end);
    this.#held = from === end ? NOTHING : bytes.slice(from, end);
  }

  // Up to the first that needs a closer look
  #easyLines(from: number, end: number): number {
    const { head, tail, escapes } = this.#format;
    const [at, to] = this.#space.write({ from, end, to: this.#to, head, tail, escapes });
    this.#to = to;
    return at;
  }

  // What is longer than a line may be is written in parts
  #cutLong(from: number, end: number): number {
    let rest = from;
    while (end - rest > LONGEST_LINE) {
      const length = completeText(this.#space.bytes.subarray(rest, rest + LONGEST_LINE));
      this.#line({ from: rest, end: rest + length, isCut: true });
      rest += length;
    }
    return rest;
  }

  #line({ from, end, isCut }: { readonly from: number; readonly end: number; readonly isCut: boolean }): void {
    const { overhead, escapes } = this.#format;
    if (this.#to + overhead + (end - from) * (escapes ? LONGEST_ESCAPE : 1) > INPUT) this.#flush();
    this.#to = this.#format.write(this.#space, { from, end, isRest: this.#isRest, isCut }, this.#to);
    this.#isRest = isCut;
  }

  #flush(): void {
    const { bytes } = this.#space;
    const length = this.#to;
    this.#to = 0;
    if (length > 0) this.#write(bytes.subarray(0, length));
  }
}
