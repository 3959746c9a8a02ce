import { ByteReader } from "./byte_reader.ts";
import { connect } from "./connect.ts";
import { ConnectionError } from "./connection_error.ts";
import { type HttpResponse, readHttpResponse } from "./http_response.ts";
import type { ServerAddress } from "./server_address.ts";

/** One connection to the server; request after request goes over it while the server keeps it open. */
export class HttpConnection implements Disposable {
  readonly #conn: Deno.Conn;
  readonly #reader: ByteReader;

  private constructor(conn: Deno.Conn) {
    this.#conn = conn;
    this.#reader = new ByteReader(conn);
  }

  /** Throws ConnectionError. */
  static async open(address: ServerAddress): Promise<HttpConnection> {
    return new HttpConnection(await connect(address));
  }

  /** Sends a whole request and reads the head of its answer. Throws ConnectionError or another PythonError. */
  async request(bytes: Uint8Array): Promise<HttpResponse> {
    await this.#write(bytes);
    return await readHttpResponse(this.#reader);
  }

  close(): void {
    // Unlike its close() this may be done twice: Ctrl-C closes a tail that may just have ended by itself
    this.#conn[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  async #write(bytes: Uint8Array): Promise<void> {
    try {
      for (let sent = 0; sent < bytes.length;) sent += await this.#conn.write(bytes.subarray(sent));
    } catch (error) {
      throw ConnectionError.from(error);
    }
  }
}
