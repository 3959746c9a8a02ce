import { assertEquals, assertRejects } from "@std/assert";
import type { HttpApp } from "../../../src/http/app/app.ts";
import { errorPage } from "../../../src/http/app/error_page.ts";
import { Connection } from "../../../src/http/server/connection.ts";
import type { HttpResponse } from "../../../src/http/wire/message.ts";
import { logInto } from "../log_into.ts";
import { ManualClock } from "../manual_clock.ts";
import { MemoryStream } from "../memory_stream.ts";

const encoder = new TextEncoder();

function answer(text: string): HttpResponse {
  const body = encoder.encode(text);
  return { status: 200, headers: [["Content-Length", String(body.length)]], body };
}

const echo: HttpApp = {
  admit: () => Promise.resolve(null),
  handle: ({ head, body }) => Promise.resolve(answer(`${head.method} ${head.path} ${new TextDecoder().decode(body)}.`)),
};

function setUp(app: HttpApp = echo) {
  const stream = new MemoryStream();
  const clock = new ManualClock();
  const lines: string[] = [];
  const log = logInto(lines);
  const connection = new Connection(stream, { app, clock, log, peer: { host: "127.0.0.1", port: 4242 } });
  return { stream, clock, lines, connection, ended: connection.run() };
}

const HEAD = "HTTP/1.1 200 OK\r\nServer: Medusa/1.12\r\nDate: Sun, 22 Nov 2026 10:41:25 GMT\r\n";

Deno.test("Connection answers requests in order, however they arrive, and ends with the client", async () => {
  const { stream, clock, lines, ended } = setUp();
  stream.send("POST /a HTTP/1.1\r\nContent-Length: 2\r\n\r\nhiGET /b HTTP/1.1\r\n\r\nGET");
  const first = `${HEAD}Content-Length: 11\r\n\r\nPOST /a hi.`;
  const second = `${HEAD}Content-Length: 8\r\n\r\nGET /b .`;
  assertEquals(await stream.output((output) => output.endsWith("/b .")), first + second);
  stream.send(" /c HTTP/1.1\r\n\r\n");
  await stream.output((output) => output.endsWith("/c ."));
  stream.hangUp();
  await ended;
  assertEquals([stream.closed, clock.timers], [true, 0]);
  assertEquals(
    lines[0],
    `trace 127.0.0.1:4242 - - [22/Nov/2026:10:41:25 +0000] "POST /a HTTP/1.1" 200 ${first.length}`,
  );
  assertEquals(lines.length, 3);
});

Deno.test("Connection closes after the answer when the client wants it", async () => {
  for (const request of ["GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "GET /\r\n\r\n"]) {
    const { stream, ended } = setUp();
    stream.send(request + "GET /never HTTP/1.1\r\n\r\n");
    await ended;
    assertEquals((await stream.output(() => true)).endsWith("\r\n\r\nGET / ."), true, request);
  }
});

Deno.test("Connection sends no body for HEAD", async () => {
  const { stream, ended } = setUp();
  stream.send("HEAD / HTTP/1.0\r\n\r\n");
  await ended;
  assertEquals((await stream.output(() => true)).endsWith("Content-Length: 8\r\n\r\n"), true);
});

Deno.test("Connection answers what it cannot understand with 400 and reads on only to drop it", async () => {
  const { stream, ended } = setUp();
  stream.send("GARBAGE\r\n\r\nGET / HTTP/1.1\r\n\r\n");
  const output = await stream.output(() => stream.halfClosed);
  assertEquals(output.startsWith("HTTP/1.1 400 Bad Request\r\n"), true);
  assertEquals(output.split("HTTP/1.1").length, 2);
  stream.hangUp();
  await ended;
});

Deno.test("Connection gives a refused client five seconds to stop sending", async () => {
  const { stream, clock, ended } = setUp({ ...echo, admit: () => Promise.resolve(errorPage(401)) });
  stream.send("POST /RPC2 HTTP/1.1\r\nContent-Length: 1000000\r\n\r\nabc");
  await stream.output(() => stream.halfClosed);
  stream.send("more");
  clock.advance(5);
  await ended;
  assertEquals(stream.closed, true);
});

Deno.test("Connection refuses bodies of unknown or excessive length before it reads them", async () => {
  const cases = [["Transfer-Encoding: chunked", 411], ["Content-Length: 99999999", 413], ["Content-Length: x", 500]];
  for (const [header, status] of cases) {
    const { stream, ended } = setUp();
    stream.send(`POST /RPC2 HTTP/1.1\r\n${header}\r\n\r\n`);
    assertEquals((await stream.output(() => stream.halfClosed)).startsWith(`HTTP/1.1 ${status} `), true);
    stream.hangUp();
    await ended;
  }
});

Deno.test("Connection keeps going after an early answer to a small request", async () => {
  const app: HttpApp = { ...echo, admit: ({ path }) => Promise.resolve(path === "/x" ? errorPage(400) : null) };
  const { stream, ended } = setUp(app);
  stream.send("PUT /x HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET /b HTTP/1.0\r\n\r\n");
  await ended;
  const output = await stream.output(() => true);
  assertEquals([output.startsWith("HTTP/1.1 400 "), output.endsWith("GET /b .")], [true, true]);
});

Deno.test("Connection times out a half-sent head, however slowly it goes on", async () => {
  const { stream, clock, ended } = setUp();
  stream.send("GET / HT");
  clock.advance(0);
  await Promise.resolve();
  for (let sent = 0; sent < 3 && !stream.closed; sent++) {
    stream.send("x");
    await new Promise((resolve) => setTimeout(resolve));
    clock.advance(20);
  }
  await ended;
  assertEquals(stream.closed, true);
});

Deno.test("Connection lets an idle client stay for half an hour", async () => {
  const { stream, clock, ended } = setUp();
  stream.send("GET / HTTP/1.1\r\n\r\n");
  await stream.output((output) => output.endsWith("GET / ."));
  await new Promise((resolve) => setTimeout(resolve));
  clock.advance(1799);
  assertEquals(stream.closed, false);
  clock.advance(1);
  await ended;
});

function streamer() {
  const seen: { signal: AbortSignal | null; pulled: number } = { signal: null, pulled: 0 };
  const pieces = ["first", "", "second\n"];
  const app: HttpApp = {
    ...echo,
    handle: () =>
      Promise.resolve({
        status: 200,
        headers: [["Content-Type", "text/plain;charset=utf-8"]],
        async *body(signal) {
          seen.signal = signal;
          for (const piece of pieces) {
            seen.pulled++;
            yield encoder.encode(piece);
          }
          if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
          yield encoder.encode("last\n");
        },
      }),
  };
  return { app, seen };
}

Deno.test("Connection streams in chunks, drops what comes meanwhile, and stops when the client goes", async () => {
  const { app, seen } = streamer();
  const { stream, ended, lines } = setUp(app);
  stream.send("GET /logtail/cat HTTP/1.1\r\n\r\n\r\n");
  const output = await stream.output((output) => output.endsWith("second\n\r\n"));
  const headers = "Content-Type: text/plain;charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n";
  assertEquals(output, `${HEAD}${headers}5\r\nfirst\r\n7\r\nsecond\n\r\n`);
  stream.hangUp();
  await ended;
  assertEquals([seen.signal?.aborted, stream.closed, lines.length], [true, true, 1]);
});

Deno.test("Connection streams without chunks to an HTTP/1.0 client", async () => {
  const { stream, connection, ended } = setUp(streamer().app);
  stream.send("GET /logtail/cat HTTP/1.0\r\n\r\n");
  const output = await stream.output((output) => output.endsWith("second\n"));
  assertEquals(output.endsWith("charset=utf-8\r\n\r\nfirstsecond\n"), true);
  connection.close();
  await ended;
});

Deno.test("Connection.close() lets a stream come to its end (HTTP-037)", async () => {
  const { stream, connection, ended } = setUp(streamer().app);
  stream.send("GET /logtail/cat HTTP/1.1\r\n\r\n");
  await stream.output((output) => output.includes("second\n"));
  connection.close();
  await ended;
  assertEquals((await stream.output(() => true)).endsWith("5\r\nlast\n\r\n0\r\n\r\n"), true);
});

Deno.test("Connection fetches no more of a stream than its client takes", async () => {
  const { app, seen } = streamer();
  const { stream, clock, connection, ended } = setUp(app);
  stream.reading = false;
  stream.send("GET /logtail/cat HTTP/1.1\r\n\r\n");
  await new Promise((resolve) => setTimeout(resolve));
  assertEquals(seen.pulled, 0);
  connection.close();
  clock.advance(0.5);
  await ended;
});

Deno.test("Connection rejects when a stream fails, and closes", async () => {
  const app: HttpApp = {
    ...echo,
    handle: () =>
      Promise.resolve({
        status: 200,
        headers: [],
        // deno-lint-ignore require-yield -- it fails first.
        async *body() {
          throw await Promise.resolve(new RangeError("file gone"));
        },
      }),
  };
  const { stream, ended } = setUp(app);
  stream.send("GET / HTTP/1.1\r\n\r\n");
  await assertRejects(() => ended, RangeError, "file gone");
  assertEquals(stream.closed, true);
});

Deno.test("Connection.close() ends an idle connection at once and lets an answer out that is being made", async () => {
  const idle = setUp();
  idle.connection.close();
  await idle.ended;

  const { promise, resolve } = Promise.withResolvers<HttpResponse>();
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const busy = setUp({
    ...echo,
    handle: () => {
      ask();
      return promise;
    },
  });
  busy.stream.send("GET / HTTP/1.1\r\n\r\n");
  await asked;
  busy.connection.close();
  resolve(answer("done"));
  await busy.ended;
  assertEquals((await busy.stream.output(() => true)).endsWith("done"), true);
  assertEquals(busy.clock.timers, 0);
});

Deno.test("Connection.close() does not wait for an answer that does not come", async () => {
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const { stream, clock, connection, ended } = setUp({
    ...echo,
    handle: () => {
      ask();
      return new Promise(() => {});
    },
  });
  stream.send("GET / HTTP/1.1\r\n\r\n");
  await asked;
  connection.close();
  clock.advance(0.5);
  await ended;
  assertEquals(stream.closed, true);
  assertEquals(await stream.output(() => true), "");
});

Deno.test("Connection asks for a body that is held back, once it is welcome", async () => {
  const { stream, lines, ended } = setUp();
  const head = "POST /a HTTP/1.1\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n";
  stream.send(head);
  await stream.output((output) => output === "HTTP/1.1 100 Continue\r\n\r\n");
  // What is there already needs no asking for, and nor does HTTP/1.0, which does not know the answer
  stream.send(`hi${head}ho`);
  await stream.output((output) => output.endsWith("POST /a ho."));
  stream.send(head.replace("1.1", "1.0"));
  stream.send("he");
  const output = await stream.output((output) => output.endsWith("POST /a he."));
  assertEquals(output.split("100 Continue").length, 2);
  await ended;
  assertEquals(lines.length, 3);
});

Deno.test("Connection refuses a body that is held back without asking for it", async () => {
  for (const status of [400, 401, 403, 413] as const) {
    const { stream, ended } = setUp({
      ...echo,
      admit: () => Promise.resolve(status === 413 ? null : errorPage(status)),
    });
    const length = status === 413 ? 99999999 : 2;
    stream.send(`POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`);
    assertEquals((await stream.output(() => stream.halfClosed)).slice(0, 13), `HTTP/1.1 ${status} `);
    stream.hangUp();
    await ended;
  }
});

Deno.test("Connection looks at the length that a POST announces alone, and ends where another's is odd", async () => {
  for (const header of ["Content-Length: x", "Transfer-Encoding: chunked", "Content-Length: 99999999"]) {
    const { stream, ended } = setUp();
    stream.send(`GET /a HTTP/1.1\r\n${header}\r\n\r\nGET /never HTTP/1.1\r\n\r\n`);
    assertEquals((await stream.output(() => stream.halfClosed)).endsWith("\r\n\r\nGET /a ."), true, header);
    stream.hangUp();
    await ended;
  }
});
