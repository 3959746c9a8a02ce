import { encodeOsText } from "../../text/bytes/os_text.ts";
import type { Line, LineFormat } from "./line_format.ts";
import type { WorkSpace } from "./work_space.ts";

const NEWLINE = 10;

/** What stands before lines, which are left as they are: "web:api | " and perhaps a time. */
export interface PrefixOptions {
  readonly name: string;
  readonly time: ((now: number) => string) | null;
}

/** Lines behind a name. "+" stands for the "|" where a line goes on that was written in part. */
export class PrefixFormat implements LineFormat {
  readonly growth = 1;
  readonly #options: PrefixOptions;
  #time = "";
  #first: Uint8Array;
  #rest: Uint8Array;

  constructor(options: PrefixOptions) {
    this.#options = options;
    this.#first = this.#head("|");
    this.#rest = this.#head("+");
  }

  get overhead(): number {
    return this.#first.length + 1;
  }

  begin(now: number): void {
    const { time } = this.#options;
    if (time === null) return;
    const text = `${time(now)} `;
    if (text === this.#time) return;
    this.#time = text;
    this.#first = this.#head("|");
    this.#rest = this.#head("+");
  }

  write({ bytes }: WorkSpace, { from, end, isRest }: Line, to: number): number {
    // The end of a line that was written in part, where it is nothing more
    if (isRest && from === end) return to;
    const head = isRest ? this.#rest : this.#first;
    let at = to;
    for (let index = 0; index < head.length; index++) bytes[at++] = head[index] ?? 0;
    bytes.copyWithin(at, from, end);
    at += end - from;
    bytes[at++] = NEWLINE;
    return at;
  }

  #head(mark: "|" | "+"): Uint8Array {
    return encodeOsText(`${this.#options.name} ${mark} ${this.#time}`);
  }
}
