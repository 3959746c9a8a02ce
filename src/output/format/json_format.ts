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
  readonly escapes = true;
  readonly tail = END;
  readonly #options: JsonOptions;
  head = new Uint8Array(0);
  #now = Number.NaN;
  #members = "";

  constructor(options: JsonOptions) {
    this.#options = options;
  }

  get overhead(): number {
    return this.head.length + CUT_END.length;
  }

  begin(now: number): void {
    const { time, members } = this.#options;
    const text = JSON.stringify(members()).slice(1, -1);
    if (now === this.#now && text === this.#members) return;
    this.#now = now;
    this.#members = text;
    this.head = encoder.encode(`{"time":${JSON.stringify(time(now))},${text},"message":"`);
  }

  write({ bytes }: WorkSpace, { from, end, isCut }: Line, to: number): number {
    const text = JSON.stringify(decoder.decode(bytes.subarray(from, end))).slice(1, -1);
    const tail = isCut ? CUT_END : END;
    bytes.set(this.head, to);
    const at = to + this.head.length;
    const { written } = encoder.encodeInto(text, bytes.subarray(at));
    bytes.set(tail, at + written);
    return at + written + tail.length;
  }
}
