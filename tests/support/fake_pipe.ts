/** What a write of at most this many bytes never does by halves. */
const PIPE_BUF = 4096;

let nextInode = 1_000_000;

/** The bytes on their way through a pipe. Who holds its ends is known to the table of descriptors. */
export class FakePipe {
  readonly inode = nextInode++;
  capacity = 65536;
  #bytes = new Uint8Array(0);

  get length(): number {
    return this.#bytes.length;
  }

  get isEmpty(): boolean {
    return this.#bytes.length === 0;
  }

  get hasRoom(): boolean {
    return this.capacity - this.#bytes.length >= Math.min(PIPE_BUF, this.capacity);
  }

  /** Takes what fits, as a non-blocking write(2) does: 0 when that is nothing. */
  put(data: Uint8Array): number {
    const room = this.capacity - this.#bytes.length;
    if (data.length > room && data.length <= PIPE_BUF) return 0;
    const taken = data.subarray(0, room);
    const joined = new Uint8Array(this.#bytes.length + taken.length);
    joined.set(this.#bytes);
    joined.set(taken, this.#bytes.length);
    this.#bytes = joined;
    return taken.length;
  }

  /** Moves bytes into `buffer`; how many. */
  take(buffer: Uint8Array): number {
    const count = Math.min(buffer.length, this.#bytes.length);
    buffer.set(this.#bytes.subarray(0, count));
    this.#bytes = this.#bytes.slice(count);
    return count;
  }
}
