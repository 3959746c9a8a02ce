import type { ByteSource } from "../../../src/client/byte_reader.ts";
import { errnoText } from "../../../src/text/python/errno_text.ts";
import { concatBytes } from "../../../src/text/bytes/concat_bytes.ts";

const CHUNK_BYTES = 65536;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * What is typed or piped in. Reads from a terminal cannot be called off, so there is one at a time, and whoever
 * asks next gets what it brings: a line editor key by key, everybody else by the line.
 */
export class Input {
  #pending: Uint8Array = new Uint8Array(0);
  #reading: Promise<boolean> | undefined;

  constructor(readonly source: ByteSource) {}

  /** What has arrived and was not taken. */
  get pending(): Uint8Array {
    return this.#pending;
  }

  take(count: number): Uint8Array {
    const taken = this.#pending.subarray(0, count);
    this.#pending = this.#pending.subarray(count);
    return taken;
  }

  /** Line ends that were typed ahead in raw mode become those of cooked mode. */
  cook(): void {
    this.#pending = this.#pending.map((byte) => byte === CARRIAGE_RETURN ? LINE_FEED : byte);
  }

  /** Waits until more has arrived; false at the end of input. */
  more(): Promise<boolean> {
    this.#reading ??= this.#read().finally(() => this.#reading = undefined);
    return this.#reading;
  }

  /** The next line without its line end; a last one needs none. Null at the end of input, or when `signal` aborts. */
  async line(signal?: AbortSignal): Promise<string | null> {
    const aborted = signal === undefined ? [] : [whenAborted(signal)];
    for (let searched = 0;;) {
      const end = this.#pending.indexOf(LINE_FEED, searched);
      if (end >= 0) return decode(this.take(end + 1));
      searched = this.#pending.length;
      const arrived = await Promise.race([this.more(), ...aborted]);
      if (signal?.aborted) return null;
      if (!arrived) return searched === 0 ? null : decode(this.take(searched));
    }
  }

  async #read(): Promise<boolean> {
    const buffer = new Uint8Array(CHUNK_BYTES);
    const count = await this.source.read(buffer).catch((error) => {
      throw new Error(`Cannot read stdin: ${errnoText(error)}`, { cause: error });
    });
    if (count === null) return false;
    this.#pending = concatBytes(this.#pending, buffer.subarray(0, count));
    return true;
  }
}

function whenAborted(signal: AbortSignal): Promise<false> {
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(false), { once: true }));
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).replace(/\r?\n$/, "");
}
