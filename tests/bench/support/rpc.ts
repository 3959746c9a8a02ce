import { encodeCall } from "../../../src/rpc/codec/encode_call.ts";
import type { RpcValue } from "../../../src/rpc/codec/xmlrpc_value.ts";

/** One XML-RPC request over a unix socket, a connection each. */
export interface RpcRequest {
  readonly socket: string;
  readonly method: string;
  readonly params?: readonly RpcValue[];
}

const decoder = new TextDecoder();

/** The bytes of the answer, head and body, as they came: nothing is parsed but where the body ends. */
export async function rawCall({ socket, method, params = [] }: RpcRequest): Promise<Uint8Array> {
  const body = encodeCall(method, params);
  const head = `POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/xml\r\n` +
    `Content-Length: ${body.length}\r\n\r\n`;
  using connection = await Deno.connect({ transport: "unix", path: socket });
  await writeAll(connection, new TextEncoder().encode(head + decoder.decode(body)));
  return await readAnswer(connection);
}

/** The text of the answer's body. Throws an Error when it is a fault. */
export async function call(request: RpcRequest): Promise<string> {
  const answer = decoder.decode(await rawCall(request));
  const body = answer.slice(answer.indexOf("\r\n\r\n") + 4);
  if (body.includes("<fault>") || !answer.startsWith("HTTP/1.1 200")) {
    throw new Error(`${request.method} answered: ${answer}`);
  }
  return body;
}

async function writeAll(connection: Deno.Conn, data: Uint8Array): Promise<void> {
  for (let rest = data; rest.length > 0;) rest = rest.subarray(await connection.write(rest));
}

async function readAnswer(connection: Deno.Conn): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  for (let end = Infinity; received < end;) {
    const buffer = new Uint8Array(1 << 16);
    const count = await connection.read(buffer);
    if (count === null) break;
    chunks.push(buffer.subarray(0, count));
    received += count;
    if (end === Infinity) end = endOfAnswer(decoder.decode(joined(chunks)));
  }
  return joined(chunks);
}

function endOfAnswer(text: string): number {
  const head = text.indexOf("\r\n\r\n");
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head))?.[1];
  return head === -1 || length === undefined ? Infinity : head + 4 + Number(length);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
