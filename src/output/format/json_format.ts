import type { Line, LineFormat } from "./line_format.ts";
import type { WorkSpace } from "./work_space.ts";

const encoder = new TextEncoder();
// What is not UTF-8 is replaced
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const END = encoder.encode('"}\n');
const CUT_END = encoder.encode('","continued":true}\n');

/** What each object tells. */
export interface JsonOptions {
  readonly time: (now: number) => string;
  /** The members between time and message, as they are now. */
  readonly members: () => Readonly<Record<string, string | number>>;
}

/** A JSON object for each line, whose text is its "message"; one that goes on in the next object is "continued". */
export class JsonFormat implements LineFormat {
  /** A control character is \u0001 and its like. */
  readonly growth = 6;
  readonly #options: JsonOptions;
  #head = new Uint8Array(0);
  #now = Number.NaN;
  #members = "";

  constructor(options: JsonOptions) {
    this.#options = options;
  }

  get overhead(): number {
    return this.#head.length + CUT_END.length;
  }

  begin(now: number): void {
    const { time, members } = this.#options;
    const text = JSON.stringify(members()).slice(1, -1);
    if (now === this.#now && text === this.#members) return;
    this.#now = now;
    this.#members = text;
    this.#head = encoder.encode(`{"time":${JSON.stringify(time(now))},${text},"message":"`);
  }

  write(space: WorkSpace, { from, end, isCut }: Line, to: number): number {
    const { bytes } = space;
    bytes.set(this.#head, to);
    let at = to + this.#head.length;
    if (isPlain(space, from, end)) {
      bytes.copyWithin(at, from, end);
      at += end - from;
    } else {
      const text = JSON.stringify(decoder.decode(bytes.subarray(from, end))).slice(1, -1);
      at += encoder.encodeInto(text, bytes.subarray(at)).written;
    }
    const tail = isCut ? CUT_END : END;
    for (let index = 0; index < tail.length; index++) bytes[at++] = tail[index] ?? 0;
    return at;
  }
}

/** Whether all stands in JSON as it is: ASCII, but control characters, `"` and `\`. */
function isPlain({ bytes, words }: WorkSpace, from: number, end: number): boolean {
  let at = from;
  for (; at < end && (at & 3) !== 0; at++) if (isSpecial(bytes[at] ?? 0)) return false;
  for (; at + 4 <= end; at += 4) {
    const word = words[at >> 2] ?? 0;
    const quotes = word ^ 0x22222222;
    const backslashes = word ^ 0x5c5c5c5c;
    // The highest bit of each byte: below a space or beyond ASCII, or 0 in one of the two differences
    const found = word | (word - 0x20202020) | (quotes - 0x01010101) | (backslashes - 0x01010101);
    if ((found & 0x80808080) !== 0) return false;
  }
  for (; at < end; at++) if (isSpecial(bytes[at] ?? 0)) return false;
  return true;
}

function isSpecial(byte: number): boolean {
  return byte < 0x20 || byte >= 0x80 || byte === 0x22 || byte === 0x5c;
}
