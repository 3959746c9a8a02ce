import { concatBytes } from "../../text/bytes/concat_bytes.ts";
import { decodeOsText } from "../../text/bytes/os_text.ts";
import type { Piece } from "../stages/piece.ts";
import type { Sink } from "./sink.ts";

/** Bytes of a line that are looked at. */
const LONGEST = 8192;
const NEWLINE = 10;
const NOTHING = new Uint8Array(0);

/** Takes a line without its end, of a long one the beginning; gives whether others are wanted. */
export type HearLine = (line: string) => boolean;

/** Gives whole lines to somebody who waits for one, and costs nothing when he has had enough. */
export class LineSink implements Sink {
  readonly #hear: HearLine;
  #isWanted = true;
  /** The beginning of a line whose end has not come. */
  #line: Uint8Array;

  constructor(hear: HearLine, { line }: { readonly line: Uint8Array }) {
    this.#hear = hear;
    this.#line = line;
  }

  /** Whether somebody still waits. */
  get isWanted(): boolean {
    return this.#isWanted;
  }

  get line(): Uint8Array {
    return this.#line;
  }

  take(piece: Piece): void {
    if (!this.#isWanted || piece.kind !== "text" || piece.captured) return;
    let start = 0;
    for (let end = piece.data.indexOf(NEWLINE); end !== -1; end = piece.data.indexOf(NEWLINE, start)) {
      this.#add(piece.data.subarray(start, end));
      start = end + 1;
      const line = decodeOsText(this.#line).replace(/\r$/, "");
      this.#line = NOTHING;
      this.#isWanted = this.#hear(line);
      if (!this.#isWanted) return;
    }
    this.#add(piece.data.subarray(start));
  }

  #add(data: Uint8Array): void {
    const room = LONGEST - this.#line.length;
    if (data.length > 0 && room > 0) this.#line = concatBytes(this.#line, data.subarray(0, room));
  }
}
