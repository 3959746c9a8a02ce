/** One request as it came: the first line, the header lines, and the body. */
export interface SeenRequest {
  readonly line: string;
  readonly headers: readonly string[];
  readonly body: string;
}

export interface HttpServer extends AsyncDisposable {
  /** The serverurl that leads here. */
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** How many connections were accepted. */
  readonly connections: number;
}

/**
 * A tiny server that answers the n-th request of all with the bytes of `answers[n]`, and hangs up on the last one, or
 * right after an answer that says "Connection: close".
 */
export async function httpServer(transport: "tcp" | "unix", answers: readonly string[]): Promise<HttpServer> {
  const directory = await Deno.makeTempDir();
  const path = `${directory}/s.sock`;
  const listener = transport === "unix"
    ? Deno.listen({ transport: "unix", path })
    : Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { addr } = listener;
  const requests: SeenRequest[] = [];
  let connections = 0;
  const serve = async () => {
    for await (const conn of listener) {
      connections++;
      await answerAll(conn, { answers, requests });
    }
  };
  const served = serve();
  return {
    url: addr.transport === "tcp" ? `http://127.0.0.1:${addr.port}` : `unix://${path}`,
    requests,
    get connections() {
      return connections;
    },
    async [Symbol.asyncDispose]() {
      listener.close();
      await served;
      await Deno.remove(directory, { recursive: true });
    },
  };
}

async function answerAll(
  conn: Deno.Conn,
  { answers, requests }: { readonly answers: readonly string[]; readonly requests: SeenRequest[] },
): Promise<void> {
  using _closing = conn;
  for (let request = await readRequest(conn); request !== null; request = await readRequest(conn)) {
    const answer = answers[requests.length] ?? "";
    requests.push(request);
    await conn.write(new TextEncoder().encode(answer));
    if (requests.length === answers.length || answer.includes("Connection: close")) return;
  }
}

/** Reads until the body is as long as announced; null when the client hangs up. */
async function readRequest(conn: Deno.Conn): Promise<SeenRequest | null> {
  const buffer = new Uint8Array(65536);
  for (let text = "";;) {
    const count = await conn.read(buffer);
    if (count === null) return null;
    text += new TextDecoder().decode(buffer.subarray(0, count));
    const [head = "", body] = text.split("\r\n\r\n");
    const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
    if (body === undefined || body.length < length) continue;
    const [line = "", ...headers] = head.split("\r\n");
    return { line, headers, body };
  }
}
