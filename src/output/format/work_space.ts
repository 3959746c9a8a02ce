import { lineCode } from "./line_code.ts";

/** Bytes of a line that are held, and written as one, at most. */
export const LONGEST_LINE = 65536;
/** Bytes that are looked at in one go; what is held of a line stands before them. */
export const LONGEST_CHUNK = 131072;
/** Where what comes in begins. Before it is room for what goes out: of one line, each byte of which may become six. */
export const INPUT = 524288;
const HEAD = INPUT + LONGEST_LINE + LONGEST_CHUNK;
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

/** Memory to work in: what comes in is copied to its place, and out of there to what goes out, natively. */
export class WorkSpace {
  static #one: WorkSpace | null = null;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #code: ReturnType<typeof lineCode>;

  /** Without its code, which is to be had nowhere near a limit of address space, it is only slower. */
  constructor({ code = lineCode(END) }: { readonly code?: ReturnType<typeof lineCode> } = {}) {
    this.#code = code;
    this.bytes = code === null ? new Uint8Array(END) : code.bytes;
  }

  /** One serves every output, as nothing in it is kept between two calls. */
  static get(): WorkSpace {
    return this.#one ??= new WorkSpace();
  }

  /** Writes as many lines as are easy; gives how far they came, in what is read and in what is written. */
  write({ from, end, to, head, tail, escapes }: Lines): readonly [from: number, to: number] {
    if (this.#code === null || head.length > TAIL - HEAD - 16) return [from, to];
    this.bytes.set(head, HEAD);
    this.bytes.set(tail, TAIL);
    const code = this.#code;
    code.to.value = to;
    const place = code.write(
      ...[from, end, INPUT - MARGIN, LONGEST_LINE] as const,
      ...[HEAD, head.length, TAIL, tail.length, escapes ? 1 : 0] as const,
    );
    return [place, code.to.value];
  }
}
