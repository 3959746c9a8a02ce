import { lineCode } from "./line_code.ts";

/** Bytes of a line that are held, and written as one, at most. */
export const LONGEST_LINE = 65536;
/** Bytes that are looked at in one go; what is held of a line stands before them. */
export const LONGEST_CHUNK = 262144;
/** Bytes that are read in one go (PROC-031). */
const USUAL_READ = 131072;
/** Where what comes in begins. Before it is room for what goes out: of one line, each byte of which may become six. */
export const INPUT = 524288;
/** Where outputs are read into; before it, too, is room for what is held. */
const READ = INPUT + LONGEST_LINE + LONGEST_CHUNK + LONGEST_LINE;
const HEAD = READ + LONGEST_CHUNK;
const TAIL = HEAD + 32768;
const END = TAIL + 32768;
/** What the code may touch behind what it writes. */
const MARGIN = 512;

/** Lines that are whole, and what stands around each. */
interface Lines {
  readonly from: number;
  readonly end: number;
  readonly to: number;
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  readonly escapes: boolean;
}

/** Memory to work in: what comes in is in its place there, or copied to it, and goes natively to what goes out. */
export class WorkSpace {
  static #one: WorkSpace | null = null;
  static #usual = new Uint8Array(USUAL_READ);
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What lies there need not be copied. */
  readonly readBuffer: Uint8Array<ArrayBuffer>;
  readonly #code: ReturnType<typeof lineCode>;

  /** Without its code, which is to be had nowhere near a limit of address space, it is only slower. */
  constructor({ code = lineCode(END) }: { readonly code?: ReturnType<typeof lineCode> } = {}) {
    this.#code = code;
    this.bytes = code === null ? new Uint8Array(END) : code.bytes;
    this.readBuffer = this.bytes.subarray(READ, HEAD);
  }

  /** One serves every output, as nothing in it is kept between two calls. */
  static get(): WorkSpace {
    if (this.#one !== null) return this.#one;
    this.#one = new WorkSpace();
    this.#usual = this.#one.readBuffer.subarray(0, USUAL_READ);
    return this.#one;
  }

  /**
   * What outputs are read into: one buffer serves every channel, since nothing keeps it. Files are written in fewer and
   * larger pieces where more is read: what begins and ends anywhere costs the kernel more than what fills its blocks.
   */
  static buffer({ isLarge }: { readonly isLarge: boolean }): Uint8Array {
    return isLarge && this.#one !== null ? this.#one.readBuffer : this.#usual;
  }

  /** Puts what is held before what has come; gives where that begins. */
  place(held: Uint8Array, data: Uint8Array): number {
    if (data.byteOffset === READ && data.buffer === this.bytes.buffer) {
      this.bytes.set(held, READ - held.length);
      return READ - held.length;
    }
    this.bytes.set(held, INPUT);
    this.bytes.set(data, INPUT + held.length);
    return INPUT;
  }

  /** Writes as many lines as are easy; gives how far they came, in what is read and in what is written. */
  write({ from, end, to, head, tail, escapes }: Lines): readonly [from: number, to: number] {
    if (this.#code === null || head.length > TAIL - HEAD - 16) return [from, to];
    this.bytes.set(head, HEAD);
    this.bytes.set(tail, TAIL);
    const code = this.#code;
    code.to.value = to;
    const limit = INPUT - MARGIN;
    const place = code.write(from, end, limit, LONGEST_LINE, HEAD, head.length, TAIL, tail.length, escapes ? 1 : 0);
    return [place, code.to.value];
  }
}
