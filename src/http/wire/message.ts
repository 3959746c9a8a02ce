/** The head of a request, as received but for its URI, which is taken apart. */
export interface RequestHead {
  /** The request line, for the access log. */
  readonly line: string;
  readonly method: string;
  /** What comes before "?" and "#", with its ";parameters", %-decoded once. */
  readonly path: string;
  /** What comes after "?", not decoded after the last one; "" without one. */
  readonly query: string;
  /** "1.1"; null when the line names no version (HTTP-007). */
  readonly version: string | null;
  /** "Name: value" lines, continuation lines joined. */
  readonly headers: readonly string[];
}

export interface HttpRequest {
  readonly head: RequestHead;
  readonly body: Uint8Array;
}

export type Header = readonly [name: string, value: string];

/** A whole body; a large one may come in pieces, which others get as well. */
export type Body = Uint8Array | readonly Uint8Array[];

/**
 * What is answered. `headers` follow Server and Date, in this order (HTTP-001). A body that is a function is a stream:
 * it is called with a signal that aborts when the client has gone, and the connection closes at its end.
 */
export interface HttpResponse {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: Body | ((gone: AbortSignal) => AsyncIterable<Uint8Array>);
  /**
   * Of a whole body only: called when its bytes could be sent, which they are not. They are for the image of this program
   * that takes the connections over; where that fails, it resolves with what is answered in their place.
   */
  readonly instead?: () => Promise<HttpResponse>;
}

/** The value of the first header of that name; only "Name: value" is seen, the blank included (Compat: HTTP-010). */
export function headerValue(head: RequestHead, name: string): string | null {
  const { length } = name;
  const lowercase = name.toLowerCase();
  for (const line of head.headers) {
    if (line[length] !== ":" || line[length + 1] !== " ") continue;
    if (line.slice(0, length).toLowerCase() === lowercase) return line.slice(length + 2);
  }
  return null;
}

/** Whether it is to be shown to a person: browsers ask for pages in this way, scripts seldom. */
export function wantsHtml(head: RequestHead): boolean {
  return headerValue(head, "Accept")?.includes("text/html") ?? false;
}

export function piecesOf(body: Body): readonly Uint8Array[] {
  return body instanceof Uint8Array ? [body] : body;
}
