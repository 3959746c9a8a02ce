import type { Body, HttpResponse } from "./message.ts";
import type { TimedStream } from "./timed_stream.ts";
import type { Reply } from "./wire_reply.ts";

const encoder = new TextEncoder();

interface StreamedReply {
  readonly reply: Reply;
  /** Asks the body to come to its end. */
  readonly ending: AbortSignal;
  readonly body: Exclude<HttpResponse["body"], Body>;
}

/**
 * Sends a body of unknown length: in chunks, or bare until the connection's end for a client that knows no chunks
 * (decided for HTTP-029). Each piece is fetched when the client has taken the one before it. What the client sends
 * meanwhile is dropped (HTTP-033); when it closes, the body's signal aborts.
 */
export async function writeStream(stream: TimedStream, { reply, ending, body }: StreamedReply): Promise<void> {
  const gone = new AbortController();
  const watch = stream.drain(null).then(() => gone.abort(), (error) => gone.abort(error));
  try {
    await stream.write(reply.head);
    for await (const piece of body(AbortSignal.any([gone.signal, ending]))) {
      if (gone.signal.aborted) return;
      // An empty chunk would end the body.
      if (piece.length > 0) await stream.write(reply.chunked ? chunk(piece) : piece);
    }
    if (reply.chunked && !gone.signal.aborted) await stream.write(encoder.encode("0\r\n\r\n"));
  } finally {
    stream.close();
    await watch;
  }
}

/** A piece that goes to several clients is made a chunk once. */
const CHUNKS = new WeakMap<Uint8Array, Uint8Array>();

function chunk(piece: Uint8Array): Uint8Array {
  const known = CHUNKS.get(piece);
  if (known !== undefined) return known;
  const size = encoder.encode(`${piece.length.toString(16)}\r\n`);
  const bytes = new Uint8Array(size.length + piece.length + 2);
  bytes.set(size);
  bytes.set(piece, size.length);
  bytes.set([13, 10], size.length + piece.length);
  CHUNKS.set(piece, bytes);
  return bytes;
}
