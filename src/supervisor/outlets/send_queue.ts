/** Bytes that wait at most for somebody who does not read. */
const ROOM = 1 << 20;

interface Piece {
  readonly data: Uint8Array;
  readonly lines: number;
}

/** What waits to be sent, in pieces that are sent whole or not at all, unless the other end goes away meanwhile. */
export class SendQueue {
  #pieces: Piece[] = [];
  #bytes = 0;
  /** Bytes of the first piece that have been taken. */
  #taken = 0;

  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  /** What has not been taken yet, for who goes on reading. */
  get rest(): readonly Uint8Array[] {
    return this.#pieces.map(({ data }, index) => index === 0 ? data.subarray(this.#taken) : data);
  }

  /** The same for another one who reads: all of what has been begun. */
  get pieces(): readonly Uint8Array[] {
    return this.#pieces.map(({ data }) => data);
  }

  /** Keeps a copy; false: there is no room for it. `isBegun` has room in any case. */
  add(data: Uint8Array, { lines, isBegun = false }: { readonly lines: number; readonly isBegun?: boolean }): boolean {
    if (!isBegun && this.#bytes + data.length > ROOM) return false;
    this.#pieces.push({ data: data.slice(), lines });
    this.#bytes += data.length;
    return true;
  }

  /** Sends all that is taken; gives whether that was everything. What `write` throws is thrown. */
  drain(write: (data: Uint8Array) => number | "would_block"): boolean {
    for (let piece = this.#pieces[0]; piece !== undefined; piece = this.#pieces[0]) {
      const taken = write(piece.data.subarray(this.#taken));
      if (taken === "would_block") return false;
      this.#taken += taken;
      if (this.#taken === piece.data.length) this.drop();
    }
    return true;
  }

  /** Another one reads: what has been begun is sent anew. */
  begin(): void {
    this.#taken = 0;
  }

  /** Gives the first piece up; gives how many lines it had. */
  drop(): number {
    const piece = this.#pieces.shift();
    this.#taken = 0;
    this.#bytes -= piece?.data.length ?? 0;
    return piece?.lines ?? 0;
  }

  /** Gives all up; gives how many lines there were. */
  clear(): number {
    let lines = 0;
    while (!this.isEmpty) lines += this.drop();
    return lines;
  }
}
