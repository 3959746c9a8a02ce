import { assertEquals } from "@std/assert";
import { httpCheck } from "../../src/probes/http_check.ts";
import { timedCheck } from "../../src/probes/timed_check.ts";
import { answer, openFds, realWorld } from "./real_world.ts";

/** Somebody who answers each request with these bytes, and tells the requests. */
function answering(text: string) {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const requests: string[] = [];
  const kept: Deno.Conn[] = [];
  const served = (async () => {
    for await (const connection of listener) {
      const buffer = new Uint8Array(2000);
      const count = await connection.read(buffer) ?? 0;
      requests.push(new TextDecoder().decode(buffer.subarray(0, count)));
      await connection.write(new TextEncoder().encode(text)).catch(() => {});
      if (text === "") kept.push(connection);
      else connection.close();
    }
  })();
  return {
    requests,
    url: (rest = "/") => `http://127.0.0.1:${listener.addr.port}${rest}`,
    async [Symbol.asyncDispose]() {
      listener.close();
      await served;
      for (const connection of kept) connection.close();
    },
  };
}

Deno.test("httpCheck() sends a GET, and knows what is asked for", async () => {
  await using world = realWorld();
  await using server = answering("HTTP/1.0 204 No Content\r\n\r\n");
  const url = server.url("/a%20b?c=d").replace("//", "//me:p%40ss@");
  assertEquals(await answer(httpCheck(url, world)), null);
  const [request = ""] = server.requests;
  const lines = request.replace(/127\.0\.0\.1:\d+/, "HOST").replace(/monovisor\/\S+/, "US").split("\r\n");
  assertEquals(lines, [
    ...["GET /a%20b?c=d HTTP/1.1", "Host: HOST", "User-Agent: US", "Accept: */*", "Connection: close"],
    ...["Authorization: Basic bWU6cEBzcw==", "", ""],
  ]);
});

for (
  const [what, text, problem] of [
    ["200", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", null],
    ["a redirection", "HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n", null],
    ["404", "HTTP/1.1 404 Not Found\r\n\r\n", "the status is 404"],
    ["503 without more", "HTTP/1.1 503\n", "the status is 503"],
    ["another protocol", "SSH-2.0-OpenSSH\r\n", "no answer of HTTP"],
    ["no end of nothing", "x".repeat(3000), "no answer of HTTP"],
    ["half a status line", "HTTP/1.1 20", "no answer of HTTP"],
  ] as const
) {
  Deno.test(`httpCheck() judges ${what}, and leaves nothing open`, async () => {
    await using world = realWorld();
    await using server = answering(text);
    await answer(httpCheck(server.url(), world));
    const before = openFds();
    const said = await answer(httpCheck(server.url(), world));
    // What it had not read is lost with the connection
    assertEquals(said?.startsWith("[Errno 104]") ? problem : said, problem);
    assertEquals(openFds() <= before + 1, true);
  });
}

Deno.test("httpCheck() is given up in time", async () => {
  await using world = realWorld();
  await using server = answering("");
  const check = timedCheck(httpCheck(server.url(), world), { world, seconds: 0.1 });
  assertEquals(await answer(check), "no answer within 0.1 s");
});

Deno.test("httpCheck() tells that nobody listens", async () => {
  await using world = realWorld();
  assertEquals(await answer(httpCheck("http://127.0.0.1:1/", world)), "[Errno 111] Connection refused");
});
