import type { ByteReader } from "./byte_reader.ts";
import { PythonError } from "./python_error.ts";

/** One HTTP answer: its head, and the body to be read through to its end before the connection serves again. */
export interface HttpResponse {
  readonly status: number;
  readonly reason: string;
  /** Names in lower case; of a repeated header the last one. */
  readonly headers: ReadonlyMap<string, string>;
  /** False when the server closes the connection after this answer. */
  readonly keepAlive: boolean;
  readonly body: AsyncIterable<Uint8Array>;
}

const STATUS_LINE = /^HTTP\/(\d\.\d)\s+(\d{3})(?:\s+(.*))?$/;

/** Reads an answer's head and hands out its body as a stream. Throws PythonError when the server breaks off. */
export async function readHttpResponse(reader: ByteReader): Promise<HttpResponse> {
  const statusLine = await reader.line();
  if (statusLine === null) {
    throw new PythonError("http.client.RemoteDisconnected", "Remote end closed connection without response");
  }
  const [, version, code, reason = ""] = STATUS_LINE.exec(statusLine) ?? [];
  if (code === undefined) throw new PythonError("http.client.BadStatusLine", statusLine);
  const status = Number(code);
  const headers = await readHeaders(reader);
  if (status < 200) return await readHttpResponse(reader);
  const connection = headers.get("connection")?.toLowerCase() ?? "";
  const keepAlive = version === "1.1" ? connection !== "close" : connection === "keep-alive";
  const framed = headers.has("content-length") || headers.get("transfer-encoding") === "chunked";
  return { status, reason, headers, keepAlive: keepAlive && framed, body: readBody(reader, headers) };
}

async function readHeaders(reader: ByteReader): Promise<Map<string, string>> {
  const headers = new Map<string, string>();
  for (let line = await reader.line(); line !== null && line !== ""; line = await reader.line()) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

function readBody(reader: ByteReader, headers: ReadonlyMap<string, string>): AsyncGenerator<Uint8Array> {
  if (headers.get("transfer-encoding")?.toLowerCase() === "chunked") return readChunks(reader);
  const length = headers.get("content-length");
  return length === undefined ? readToEnd(reader) : readCounted(reader, Number(length));
}

async function* readChunks(reader: ByteReader): AsyncGenerator<Uint8Array> {
  for (;;) {
    const size = parseInt(await reader.line() ?? "", 16);
    // A daemon that goes away in mid stream ends it, as closing a connection does.
    if (Number.isNaN(size)) return;
    if (size === 0) break;
    yield await reader.exactly(size);
    await reader.line();
  }
  for (let trailer = await reader.line(); trailer !== null && trailer !== "";) trailer = await reader.line();
}

async function* readCounted(reader: ByteReader, length: number): AsyncGenerator<Uint8Array> {
  if (length > 0) yield await reader.exactly(length);
}

async function* readToEnd(reader: ByteReader): AsyncGenerator<Uint8Array> {
  for (let bytes = await reader.some(); bytes !== null; bytes = await reader.some()) yield bytes;
}
