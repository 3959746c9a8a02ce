import { encodeOsText } from "../../text/bytes/os_text.ts";
import type { Line, LineFormat } from "./line_format.ts";
import type { WorkSpace } from "./work_space.ts";

const NEWLINE = Uint8Array.of(10);

/** What stands before lines, which are left as they are: "web:api | " and perhaps a time. */
export interface PrefixOptions {
  readonly name: string;
  readonly time: ((now: number) => string) | null;
}

/** Lines behind a name. "+" stands for the "|" where a line goes on that was written in part. */
export class PrefixFormat implements LineFormat {
  readonly escapes = false;
  readonly tail = NEWLINE;
  readonly #options: PrefixOptions;
  #time = "";
  head: Uint8Array;
  #rest: Uint8Array;

  constructor(options: PrefixOptions) {
    this.#options = options;
    this.head = this.#before("|");
    this.#rest = this.#before("+");
  }

  get overhead(): number {
    return this.head.length + 1;
  }

  begin(now: number): void {
    const { time } = this.#options;
    if (time === null) return;
    const text = `${time(now)} `;
    if (text === this.#time) return;
    this.#time = text;
    this.head = this.#before("|");
    this.#rest = this.#before("+");
  }

  write({ bytes }: WorkSpace, { from, end, isRest }: Line, to: number): number {
    // The end of a line that was written in part, where it is nothing more
    if (isRest && from === end) return to;
    const head = isRest ? this.#rest : this.head;
    bytes.set(head, to);
    bytes.copyWithin(to + head.length, from, end);
    bytes.set(NEWLINE, to + head.length + end - from);
    return to + head.length + end - from + 1;
  }

  #before(mark: "|" | "+"): Uint8Array {
    return encodeOsText(`${this.#options.name} ${mark} ${this.#time}`);
  }
}
