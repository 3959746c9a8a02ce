import type { RequestHead } from "./message.ts";
import { WireBuffer } from "./wire_buffer.ts";
import { type Framing, framing } from "./wire_framing.ts";
import { parseHead } from "./wire_head.ts";

/** Bytes of a request line and headers at most. */
export const MAX_HEAD = 65536;

/** What a client has sent: a head, then its body (also when that is empty), and so on; or what ends the connection. */
export type WireEvent =
  | { readonly kind: "head"; readonly head: RequestHead; readonly framing: Framing }
  | { readonly kind: "body"; readonly body: Uint8Array }
  | { readonly kind: "blank" }
  | { readonly kind: "bad" };

type State =
  | { readonly kind: "head" | "ended" }
  /** `start` bytes are the head's, which stay until the body is there. */
  | { readonly kind: "body"; readonly start: number; readonly length: number };

/** HTTP/1.x requests out of a byte stream that is cut anywhere: push() chunks, then next() until it gives null. */
export class WireParser {
  readonly #buffer = new WireBuffer();
  #state: State = { kind: "head" };

  /** What the next bytes belong to: "idle" between requests. */
  get stage(): "idle" | "head" | "body" {
    if (this.#state.kind === "body") return "body";
    return this.#buffer.length === 0 ? "idle" : "head";
  }

  /** Whether nothing has come of what is next. */
  get isDry(): boolean {
    return this.#buffer.length === (this.#state.kind === "body" ? this.#state.start : 0);
  }

  /** All that has come since the last body, from the first byte of a request on: another parser can go on with it. */
  get pending(): Uint8Array {
    return this.#buffer.bytes;
  }

  push(chunk: Uint8Array): void {
    this.#buffer.push(chunk);
  }

  /** The next event; null when it takes more bytes, and after an event that ends the connection. */
  next(): WireEvent | null {
    const state = this.#state;
    switch (state.kind) {
      case "head":
        return this.#head();
      case "body":
        return this.#body(state);
      case "ended":
        return null;
    }
  }

  #head(): WireEvent | null {
    const end = this.#buffer.blankLine();
    if (end > MAX_HEAD || (end < 0 && this.#buffer.length > MAX_HEAD)) return this.#end("bad");
    if (end < 0) return null;
    const head = parseHead(this.#buffer.bytes.subarray(0, end));
    if (typeof head === "string") return this.#end(head);
    const frame = framing(head);
    this.#state = frame.kind === "length" ? { kind: "body", start: end + 4, length: frame.length } : { kind: "ended" };
    return { kind: "head", head, framing: frame };
  }

  #body({ start, length }: { readonly start: number; readonly length: number }): WireEvent | null {
    if (this.#buffer.length < start + length) return null;
    this.#state = { kind: "head" };
    this.#buffer.drop(start);
    return { kind: "body", body: this.#buffer.take(length) };
  }

  #end(kind: "blank" | "bad"): WireEvent {
    this.#state = { kind: "ended" };
    return { kind };
  }
}
