/*
 * src/client holds all that speaks to a supervisord: calls and log streams over HTTP for supervisorctl and for programs
 * of others, and what an event listener says on its standard streams. What goes wrong on the way is told in the words of
 * Python's errors, for scripts match on them. It knows nothing of a terminal, and opens connections in connect.ts alone.
 */
import { encodeCall } from "../rpc/codec/encode_call.ts";
import { readAnswer } from "../rpc/codec/read_answer.ts";
import { XmlRpcSyntaxError } from "../rpc/codec/xmlrpc_element.ts";
import type { RpcInput, RpcValue } from "../rpc/codec/xmlrpc_value.ts";
import { concatBytes } from "../text/bytes/concat_bytes.ts";
import { basicAuthorization } from "./basic_authorization.ts";
import { HttpConnection } from "./http_connection.ts";
import type { HttpResponse } from "./http_response.ts";
import { httpTail } from "./http_tail.ts";
import { ProtocolError } from "./protocol_error.ts";
import { PythonError } from "./python_error.ts";
import type { Server, ServerLogin, TailEnd, TailOptions } from "./server.ts";
import { parseServerUrl } from "./server_address.ts";

const INT_MIN = -(2 ** 31);
const INT_MAX = 2 ** 31 - 1;

/**
 * XML-RPC over HTTP/1.1, on TCP or a unix socket, all calls over one connection as long as the server keeps it open, one
 * after the other. Nothing is sent twice: whether a call that got no answer was done is for the caller to find out.
 *
 * {@link SupervisorRpc} calls through it with types.
 */
export class XmlRpcClient implements Server {
  #connection: HttpConnection | undefined;
  /** Settles when the last call has its answer. */
  #last: Promise<unknown> = Promise.resolve();

  /** Nothing is connected before the first call. */
  constructor(readonly login: ServerLogin) {}

  /** Calls a method by its full name. Throws RpcFault, ProtocolError, ConnectionError or another PythonError. */
  async call(method: string, params: readonly RpcValue[]): Promise<RpcInput> {
    const request = this.#request(encodeCall(method, params.map(checkRange)));
    const answer = this.#last.then(() => this.#exchange(request));
    // Whatever becomes of one call, the next one is made
    this.#last = answer.catch(() => undefined);
    return await decode(await answer);
  }

  /** Streams a log over a connection of its own; see {@link Server}. */
  async tail(path: string, options: TailOptions): Promise<TailEnd> {
    return await httpTail({ ...this.login, path }, options);
  }

  /** Closes the connection; the next call opens another. */
  close(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }

  /** The same, at the end of a `using`. */
  [Symbol.dispose](): void {
    this.close();
  }

  async #exchange(request: Uint8Array): Promise<Uint8Array> {
    const response = await (await this.#connected()).request(request);
    if (response.status !== 200) {
      this.close();
      throw new ProtocolError(response.status, response.reason);
    }
    const body = await readAll(response);
    if (!response.keepAlive) this.close();
    return body;
  }

  async #connected(): Promise<HttpConnection> {
    this.#connection ??= await HttpConnection.open(parseServerUrl(this.login.url));
    return this.#connection;
  }

  // The original's headers, but for the name of the program (RPC-102)
  #request(body: Uint8Array): Uint8Array {
    const { username, password } = this.login;
    const address = parseServerUrl(this.login.url);
    const head = [
      "POST /RPC2 HTTP/1.1",
      `Host: ${address.transport === "unix" ? "localhost" : `${bracketed(address.hostname)}:${address.port}`}`,
      "Accept-Encoding: identity",
      "User-Agent: monovisor",
      "Content-Type: text/xml",
      "Accept: text/xml",
      ...(username === undefined || password === undefined
        ? []
        : [`Authorization: ${basicAuthorization(username, password)}`]),
      `Content-Length: ${body.length}`,
    ];
    return concatBytes(new TextEncoder().encode(head.join("\r\n") + "\r\n\r\n"), body);
  }
}

// An IPv6 address, as URLs write it
function bracketed(hostname: string): string {
  return hostname.includes(":") ? `[${hostname}]` : hostname;
}

function checkRange(value: RpcValue): RpcValue {
  if (typeof value !== "number" || (value >= INT_MIN && value <= INT_MAX)) return value;
  throw new PythonError("OverflowError", "int exceeds XML-RPC limits");
}

async function decode(body: Uint8Array): Promise<RpcInput> {
  try {
    return readAnswer(body) ?? await decodeUsual(body);
  } catch (error) {
    if (!(error instanceof XmlRpcSyntaxError)) throw error;
    throw new PythonError("xml.parsers.expat.ExpatError", error.message, { cause: error });
  }
}

/** Faults, and what servers of other make write: seldom enough to be loaded then. */
async function decodeUsual(body: Uint8Array): Promise<RpcInput> {
  return await (await import("../rpc/codec/xmlrpc.ts")).decodeResponse(body);
}

async function readAll(response: HttpResponse): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of response.body) parts.push(part);
  return concatBytes(...parts);
}
