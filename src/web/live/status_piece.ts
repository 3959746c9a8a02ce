import type { StatusChange } from "../client/status_change.ts";

const encoder = new TextEncoder();

/** A piece of what a page that lives is told, as a server-sent event: encoded once for all who get it. */
export class StatusPiece {
  readonly #encoded = new Map<string | null, Uint8Array>();

  /** null is a sign of life. */
  constructor(readonly change: StatusChange | null) {}

  /** With the page's token, as the page may be older than the daemon. */
  bytes(token: string | null): Uint8Array {
    const known = this.#encoded.get(token);
    if (known !== undefined) return known;
    const text = this.change === null
      ? "event: alive\ndata: 1\n\n"
      : `data: ${JSON.stringify({ ...this.change, token })}\n\n`;
    const bytes = encoder.encode(text);
    this.#encoded.set(token, bytes);
    return bytes;
  }
}
