const CR = 13;
const LF = 10;
const EMPTY = new Uint8Array(0);

/** What most requests fit in. */
const SMALL = 1024;

/** Bytes that have arrived and are not yet taken: grows by doubling, and gives its memory back when empty. */
export class WireBuffer {
  #bytes = EMPTY;
  #start = 0;
  #end = 0;
  /** No blank line begins before this index. */
  #searched = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  /** All of them, valid until the next call. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(this.#start, this.#end);
  }

  push(chunk: Uint8Array): void {
    if (this.#end + chunk.length > this.#bytes.length) this.#grow(chunk.length);
    this.#bytes.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /**
   * How many bytes come before the first CRLF CRLF, line feeds alone are none (HTTP-008); -1 without. Looks at no byte
   * twice.
   */
  blankLine(): number {
    for (let at = Math.max(this.#searched, this.#start); at + 4 <= this.#end; at++) {
      this.#searched = at;
      if (this.#isBreak(at) && this.#isBreak(at + 2)) return at - this.#start;
    }
    return -1;
  }

  /** Removes and returns the first `count` bytes, in memory of their own. */
  take(count: number): Uint8Array {
    const taken = this.#bytes.slice(this.#start, this.#start + count);
    this.drop(count);
    return taken;
  }

  /** Removes the first `count` bytes. */
  drop(count: number): void {
    this.#start += count;
    if (this.length === 0) this.#reset(this.#bytes.length > SMALL ? EMPTY : this.#bytes);
  }

  #isBreak(at: number): boolean {
    return this.#bytes[at] === CR && this.#bytes[at + 1] === LF;
  }

  #grow(more: number): void {
    const larger = new Uint8Array(Math.max(SMALL, 2 * (this.length + more)));
    larger.set(this.#bytes.subarray(this.#start, this.#end));
    const { length } = this;
    const searched = Math.max(0, this.#searched - this.#start);
    this.#reset(larger);
    this.#end = length;
    this.#searched = searched;
  }

  #reset(bytes: Uint8Array<ArrayBuffer>): void {
    this.#bytes = bytes;
    this.#start = 0;
    this.#end = 0;
    this.#searched = 0;
  }
}
