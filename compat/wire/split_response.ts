/** One HTTP response cut out of a byte stream. */
export interface Response {
  /** Status line and headers as sent, CR LF ends removed. */
  readonly head: readonly string[];
  /** The body, chunks already joined. */
  readonly body: Uint8Array;
  /** False while more of the body is announced or, for chunks, while the last one has not come. */
  readonly complete: boolean;
  /** The bytes after this response. */
  readonly rest: Uint8Array;
}

/** Cuts the first response off `bytes`; undefined while its head is incomplete. */
export function splitResponse(bytes: Uint8Array): Response | undefined {
  const text = latin1(bytes);
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = text.slice(0, end).split("\r\n");
  const after = bytes.subarray(end + 4);
  if (head.some((line) => line.toLowerCase() === "transfer-encoding: chunked")) return { head, ...joinChunks(after) };
  const length = head.map((line) => /^content-length: (\d+)$/i.exec(line)?.[1]).find((found) => found !== undefined);
  if (length === undefined && / 304 /.test(head[0] ?? "")) {
    return { head, body: new Uint8Array(), complete: true, rest: after };
  }
  if (length === undefined) return { head, body: after, complete: false, rest: new Uint8Array() };
  const size = Number(length);
  return { head, body: after.subarray(0, size), complete: after.length >= size, rest: after.subarray(size) };
}

function joinChunks(bytes: Uint8Array): Pick<Response, "body" | "complete" | "rest"> {
  const body: number[] = [];
  let rest = bytes;
  for (;;) {
    const match = /^([0-9a-fA-F]+)\r\n/.exec(latin1(rest.subarray(0, 20)));
    if (match === null) return { body: new Uint8Array(body), complete: false, rest: new Uint8Array() };
    const size = parseInt(match[1] ?? "", 16);
    const start = match[0].length;
    body.push(...rest.subarray(start, start + size));
    rest = rest.subarray(start + size + 2);
    if (size === 0) return { body: new Uint8Array(body), complete: true, rest };
  }
}

/** One character a byte, so that text offsets are byte offsets. */
function latin1(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}
