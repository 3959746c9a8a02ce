/** Where a daemon listens: its unix socket or its port on the loopback interface. */
export type Address = { readonly path: string } | { readonly port: number };

/** A raw connection whose bytes are kept as they come, so that a test can see exactly what was sent. */
export class HttpExchange implements Disposable {
  #received = new Uint8Array();
  #closed = false;
  #disposed = false;
  /** Resolves when the server closed the connection, or we did. */
  readonly ended: Promise<void>;

  private constructor(readonly connection: Deno.Conn) {
    this.ended = this.#pump();
  }

  /** Connects and sends `bytes`. */
  static async open(address: Address, bytes: Uint8Array): Promise<HttpExchange> {
    const connection = await connect(address);
    const exchange = new HttpExchange(connection);
    for (let sent = 0; sent < bytes.length;) sent += await connection.write(bytes.subarray(sent));
    return exchange;
  }

  get received(): Uint8Array {
    return this.#received;
  }

  /** True once the server has closed its side. */
  get closed(): boolean {
    return this.#closed;
  }

  [Symbol.dispose](): void {
    if (!this.#closed && !this.#disposed) this.connection.close();
    this.#disposed = true;
  }

  async #pump(): Promise<void> {
    const buffer = new Uint8Array(65536);
    try {
      for (let count = await this.connection.read(buffer); count !== null; count = await this.connection.read(buffer)) {
        this.#received = concat(this.#received, buffer.subarray(0, count));
      }
      this.connection.close();
    } catch (error) {
      // A reset, or our own close: the transcript shows what came before.
      if (
        !(error instanceof Deno.errors.BadResource || error instanceof Deno.errors.Interrupted ||
          error instanceof Deno.errors.ConnectionReset)
      ) throw error;
    }
    this.#closed = true;
  }
}

function connect(address: Address): Promise<Deno.Conn> {
  if ("path" in address) return Deno.connect({ transport: "unix", path: address.path });
  return Deno.connect({ hostname: "127.0.0.1", port: address.port });
}

function concat(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(left.length + right.length);
  whole.set(left);
  whole.set(right, left.length);
  return whole;
}
