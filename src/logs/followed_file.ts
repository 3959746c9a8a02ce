import { type Os, OsError } from "../os/os.ts";

export type FollowOs = Pick<Os, "open" | "close" | "readAt" | "statFd" | "stat">;

/** Bytes of one piece at most. */
const CHUNK = 65536;
const NOTHING: Piece = { offset: -1, data: new Uint8Array(0) };

interface Piece {
  readonly offset: number;
  readonly data: Uint8Array;
}

/** A log that is open once for all who follow it, as far as it went at the last look. Its newest piece is read once. */
export class FollowedFile {
  readonly path: string;
  /** Those who wait for something new. */
  readonly waiting = new Set<() => void>();
  /** How many follow it. */
  users = 0;
  readonly #os: FollowOs;
  readonly #fd: number;
  readonly #inode: number;
  #size: number;
  #newest = NOTHING;

  /** Throws OsError when it cannot be opened. */
  constructor(path: string, os: FollowOs) {
    this.path = path;
    this.#os = os;
    this.#fd = os.open(path, "read");
    const { inode, size } = os.statFd(this.#fd);
    this.#inode = inode;
    this.#size = size;
  }

  /** Bytes at the last look. */
  get size(): number {
    return this.#size;
  }

  /** Whether it has changed since the last look, or its name leads to another file by now. */
  look(): "same" | "changed" | "renewed" {
    // A name that leads nowhere changes nothing
    const named = unlessFailed(() => this.#os.stat(this.path));
    const isOurs = named?.inode === this.#inode;
    const size = (isOurs ? named : unlessFailed(() => this.#os.statFd(this.#fd)))?.size ?? this.#size;
    const isSame = size === this.#size;
    // Nobody needs it any more, or what it was read from is gone
    if (isSame || size < this.#size) this.#newest = NOTHING;
    this.#size = size;
    if (named !== null && !isOurs) return "renewed";
    return isSame ? "same" : "changed";
  }

  /** What stands at `offset`, as far as the last look goes: for all who have kept up the same bytes, to be left as they are. */
  read(offset: number): Uint8Array {
    if (offset === this.#newest.offset) return this.#newest.data;
    const data = this.#os.readAt(this.#fd, offset, Math.min(CHUNK, Math.max(0, this.#size - offset)));
    // Not what a slow one reads, who is behind the others
    if (data.length > 0 && offset > this.#newest.offset) this.#newest = { offset, data };
    return data;
  }

  close(): void {
    this.#os.close(this.#fd);
  }
}

function unlessFailed<T>(action: () => T): T | null {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return null;
  }
}
