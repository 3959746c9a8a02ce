/** Bytes of a line that are held, and written as one, at most. */
export const LONGEST_LINE = 65536;
/** Bytes that are looked at in one go; what is held of a line stands before them. */
export const LONGEST_CHUNK = 131072;
/** Where what comes in begins. Before it is room for what goes out: of one line, each byte of which may become six. */
export const INPUT = 524288;

/** Memory to work in: what comes in is copied to its place, and out of there to what goes out, natively. */
export class WorkSpace {
  static #one: WorkSpace | null = null;
  readonly bytes = new Uint8Array(INPUT + LONGEST_LINE + LONGEST_CHUNK);
  /** The same by fours, which are looked at in one go. */
  readonly words = new Int32Array(this.bytes.buffer);

  /** One serves every output, as nothing in it is kept between two calls. */
  static get(): WorkSpace {
    return this.#one ??= new WorkSpace();
  }
}
