import { assertEquals } from "@std/assert";
import { httpCheck } from "../../src/probes/http_check.ts";
import { timedCheck } from "../../src/probes/timed_check.ts";
import { Rounds } from "../../src/probes/rounds.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { until } from "../support/until.ts";
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
  assertEquals(await answer(httpCheck(url, { world })), null);
  const [request = ""] = server.requests;
  const lines = request.replace(/127\.0\.0\.1:\d+/, "HOST").replace(/monovisor\/\S+/, "US").split("\r\n");
  assertEquals(lines, [
    ...["GET /a%20b?c=d HTTP/1.1", "Host: HOST", "User-Agent: US", "Accept: */*"],
    ...["Authorization: Basic bWU6cEBzcw==", "Connection: close", "", ""],
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
    await answer(httpCheck(server.url(), { world }));
    const before = openFds();
    const said = await answer(httpCheck(server.url(), { world }));
    // What it had not read is lost with the connection
    assertEquals(said?.startsWith("[Errno 104]") ? problem : said, problem);
    assertEquals(openFds() <= before + 1, true);
  });
}

Deno.test("httpCheck() is given up in time", async () => {
  await using world = realWorld();
  await using server = answering("");
  const check = timedCheck(httpCheck(server.url(), { world }), { world, seconds: 0.1 });
  assertEquals(await answer(check), "no answer within 0.1 s");
});

Deno.test("httpCheck() tells that nobody listens", async () => {
  await using world = realWorld();
  assertEquals(await answer(httpCheck("http://127.0.0.1:1/", { world })), "[Errno 111] Connection refused");
});

/** Of many patient checks: what each has answered, and how often somebody was woken. */
async function askPatiently(count: number, { answersFirst }: { readonly answersFirst: boolean }) {
  await using real = realWorld();
  await using server = answering("HTTP/1.1 200 OK\r\n\r\n");
  const clock = new FakeClock();
  const woken = { turns: 0, watches: 0 };
  const turns = { run: (action: () => void) => (woken.turns++, action()) };
  const poller: typeof real.poller = {
    ...{ writable: (fd, callback) => real.poller.writable(fd, callback) },
    readable: (fd, callback) => (woken.watches++, real.poller.readable(fd, callback)),
  };
  const world = { ...real, clock, turns, poller, rounds: new Rounds({ ...real, clock, turns }) };
  const answers: (string | null)[] = [];
  const check = httpCheck(server.url(), { world, isPatient: true });
  for (let asked = 0; asked < count; asked++) check((problem) => answers.push(problem));
  if (answersFirst) await until("all to be served", () => server.requests.length === count || undefined);
  clock.advance(0.1);
  await until("all answers", () => answers.length === count || undefined);
  return { ...woken, problems: answers.filter((problem) => problem !== null) };
}

Deno.test("httpCheck() that is patient hears all who have answered in one turn, and has none of them watched", async () => {
  const { problems, turns, watches } = await askPatiently(50, { answersFirst: true });
  assertEquals({ problems, turns, watches }, { problems: [], turns: 1, watches: 0 });
});

Deno.test("httpCheck() that is patient waits for those who have not answered by then", async () => {
  const { problems, watches } = await askPatiently(5, { answersFirst: false });
  assertEquals({ problems, watches }, { problems: [], watches: 5 });
});
