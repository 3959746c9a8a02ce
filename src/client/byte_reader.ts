import { concatBytes } from "../text/bytes/concat_bytes.ts";
import { ConnectionError } from "./connection_error.ts";
import { PythonError } from "./python_error.ts";

/** The half of a stream that a ByteReader needs. */
export interface ByteSource {
  /** Fills `buffer` from its start and gives the number of bytes, or null at the end. */
  read(buffer: Uint8Array): Promise<number | null>;
}

const CHUNK_BYTES = 65536;
const LINE_FEED = 10;
const EMPTY = new Uint8Array(0);

/** Reads lines and counted bytes from a byte stream. */
export class ByteReader {
  #pending: Uint8Array = EMPTY;

  constructor(readonly source: ByteSource) {}

  /** The bytes that are there, after waiting for at least one, at most `limit`; null at the end of the stream. */
  async some(limit: number = Infinity): Promise<Uint8Array | null> {
    if (this.#pending.length === 0 && !(await this.#fill())) return null;
    return this.#take(Math.min(limit, this.#pending.length));
  }

  /** The next line without its CRLF or LF, as latin-1 text; null when the stream ends before one. */
  async line(): Promise<string | null> {
    const end = await this.#lineEnd();
    return end === null ? null : latin1(this.#take(end)).replace(/\r?\n$/, "");
  }

  /** Exactly `count` bytes; throws when the stream ends before. */
  async exactly(count: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(count);
    for (let have = 0; have < count;) {
      const more = await this.some(count - have);
      if (more === null) throw incompleteRead(have, count - have);
      bytes.set(more, have);
      have += more.length;
    }
    return bytes;
  }

  /** How many bytes the next line has with its line feed; null when the stream ends before one. */
  async #lineEnd(): Promise<number | null> {
    for (let searched = 0;;) {
      const end = this.#pending.indexOf(LINE_FEED, searched);
      if (end >= 0) return end + 1;
      searched = this.#pending.length;
      if (!(await this.#fill())) return null;
    }
  }

  async #fill(): Promise<boolean> {
    const buffer = new Uint8Array(CHUNK_BYTES);
    const count = await this.source.read(buffer).catch((error) => Promise.reject(ConnectionError.from(error)));
    if (count === null) return false;
    this.#pending = concatBytes(this.#pending, buffer.subarray(0, count));
    return true;
  }

  #take(count: number): Uint8Array {
    const taken = this.#pending.subarray(0, count);
    this.#pending = this.#pending.subarray(count);
    return taken;
  }
}

function incompleteRead(have: number, missing: number): PythonError {
  return new PythonError(
    "http.client.IncompleteRead",
    `IncompleteRead(${have} bytes read, ${missing} more expected)`,
  );
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
