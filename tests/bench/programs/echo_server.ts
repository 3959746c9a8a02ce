/*
 * echo_server.ts PATH BYTES: listens on a unix socket and answers each connection's first bytes with so many bytes: what
 * an answer takes at least in this runtime.
 */
const [path = "", bytes = "0"] = Deno.args;
const head = `HTTP/1.1 200 OK\r\nContent-Length: ${bytes}\r\n\r\n`;
const answer = new TextEncoder().encode(head + "x".repeat(Number(bytes)));

async function serve(connection: Deno.Conn): Promise<void> {
  using open = connection;
  await open.read(new Uint8Array(16384));
  await open.write(answer);
}

for await (const connection of Deno.listen({ transport: "unix", path })) void serve(connection);
