import { assertEquals, assertMatch } from "@std/assert";
import type { UnixServerConfig } from "../../../src/config/model/server_config.ts";
import type { HttpApp } from "../../../src/http/app/app.ts";
import { serve } from "../../../src/http/server/serve.ts";
import { serverFds, type ServerSnapshot } from "../../../src/http/server/server_snapshot.ts";
import type { HttpResponse } from "../../../src/http/wire/message.ts";
import { EpollPoller } from "../../../src/os/linux/epoll/poller.ts";
import { LinuxOs } from "../../../src/os/linux/linux.ts";
import { LinuxSockets } from "../../../src/os/linux/sockets/linux_sockets.ts";
import { logInto } from "../log_into.ts";
import "../../support/open_libc.ts";
import { until } from "../../support/until.ts";
import { ManualClock } from "../manual_clock.ts";

const os = new LinuxOs();
const encoder = new TextEncoder();

const INET = {
  section: "inet_http_server",
  transport: "inet",
  host: "127.0.0.1",
  port: 0,
  credentials: null,
  allowCrossSite: false,
  allowedHosts: [],
} as const;

function answer(text: string): HttpResponse {
  const body = encoder.encode(text);
  return { status: 200, headers: [["Content-Length", String(body.length)]], body };
}

/** Answers with its own name, the path and the body. */
function named(name: string): HttpApp {
  return {
    admit: () => Promise.resolve(null),
    handle: ({ head, body }) => Promise.resolve(answer(`${name} ${head.path} ${new TextDecoder().decode(body)}!`)),
  };
}

interface Image {
  readonly config?: typeof INET | UnixServerConfig;
  readonly app: HttpApp;
  readonly state?: ServerSnapshot;
}

/** A server as an image of our program runs it. Its poller goes with the image, when its server is handed over. */
function image({ config = INET, app, state }: Image) {
  const [poller, clock] = [new EpollPoller(), new ManualClock()];
  const lines: string[] = [];
  const server = serve(config, {
    app,
    clock,
    poller,
    os,
    sockets: new LinuxSockets(),
    log: logInto(lines),
    pid: 4711,
    user: () => "root",
    stderr: () => {},
    maxConnections: 100,
    state: state ?? null,
  });
  const end = () => poller[Symbol.asyncDispose]();
  const close = async () => {
    await server.close();
    await end();
  };
  return { server, clock, lines, end, close };
}

/** What a snapshot is once it has been written down and read. */
function carried(snapshot: ServerSnapshot): ServerSnapshot {
  return JSON.parse(JSON.stringify(snapshot));
}

/** A client of the server at a port, or at a path. */
async function client(address: { readonly port: number | null } | string) {
  const connection = typeof address === "string"
    ? await Deno.connect({ transport: "unix", path: address })
    : await Deno.connect({ hostname: "127.0.0.1", port: address.port ?? 0 });
  let received = "";
  const read = async () => {
    const buffer = new Uint8Array(1000);
    const count = await connection.read(buffer);
    received += new TextDecoder().decode(buffer.subarray(0, count ?? 0));
    return count !== null;
  };
  return {
    send: (text: string) => connection.write(encoder.encode(text)),
    /** What is received next, up to `end`. */
    async next(end: string): Promise<string> {
      while (!received.includes(end)) if (!await read()) throw new Error(`The connection ends after ${received}`);
      const at = received.indexOf(end) + end.length;
      const text = received.slice(0, at);
      received = received.slice(at);
      return text.replace(/^[^]*\r\n\r\n/, "");
    },
    /** The rest until the end of the connection. */
    async rest(): Promise<string> {
      while (await read());
      return received;
    },
    close: () => connection.close(),
  };
}

Deno.test("a server goes on in another image: half a request, who was idle, and who comes meanwhile", async () => {
  const first = image({ app: named("first") });
  const [half, body, idle] = [await client(first.server), await client(first.server), await client(first.server)];
  await idle.send("GET /idle HTTP/1.1\r\n\r\n");
  assertEquals(await idle.next("!"), "first /idle !");
  await half.send("GET /before HTTP/1.1\r\n\r\nGET /ha");
  await half.next("!");
  await body.send("POST /body HTTP/1.1\r\nContent-Length: 6\r\n\r\nbo");
  await until("the half to come", () => first.server.snapshot().connections.every(isKnown) || undefined);
  await first.server.pause();
  // What comes now stays where it is
  const late = await client(first.server);
  await late.send("GET /late HTTP/1.1\r\n\r\n");
  await idle.send("GET /again HTTP/1.1\r\n\r\n");
  const state = carried(first.server.snapshot());
  await first.end();
  assertEquals(state.connections.map(({ received }) => new TextDecoder().decode(Uint8Array.fromBase64(received))), [
    "GET /ha",
    "POST /body HTTP/1.1\r\nContent-Length: 6\r\n\r\nbo",
    "",
  ]);
  assertEquals(new Set(serverFds(state)).size, 4);

  const second = image({ app: named("second"), state });
  assertEquals([second.server.port, second.lines], [first.server.port, []]);
  assertEquals([await late.next("!"), await idle.next("!")], ["second /late !", "second /again !"]);
  await half.send("lf HTTP/1.1\r\n\r\n");
  await body.send("dies");
  assertEquals([await half.next("!"), await body.next("!")], ["second /half !", "second /body bodies!"]);
  const fresh = await client(second.server);
  await fresh.send("GET /new HTTP/1.0\r\n\r\n");
  assertMatch(await fresh.rest(), /second \/new !$/);
  await second.close();
  assertEquals(await idle.rest(), "");
  for (const { close } of [half, body, idle, late, fresh]) close();
  assertEquals(second.lines.filter((line) => / 127\.0\.0\.1:\d+ - - /.test(line)).length, 5);
});

// All that the three clients sent has been read
function isKnown({ received }: { readonly received: string }, index: number): boolean {
  return index === 2 || received !== "";
}

Deno.test("an answer that is held is sent by the other image, which ends a connection that was to end", async () => {
  for (const ends of [false, true]) {
    const asked = Promise.withResolvers<void>();
    const instead = () => {
      asked.resolve();
      return new Promise<HttpResponse>(() => {});
    };
    const app: HttpApp = { ...named("first"), handle: () => Promise.resolve({ ...answer("held!"), instead }) };
    const first = image({ app });
    const { send, next, rest, close } = await client(first.server);
    await send(`POST /up HTTP/1.${ends ? 0 : 1}\r\nContent-Length: 0\r\n\r\nGET /next HTTP/1.1\r\n\r\n`);
    await asked.promise;
    await first.server.pause();
    const state = carried(first.server.snapshot());
    await first.end();
    const second = image({ app: named("second"), state });
    assertEquals(await next("!"), "held!");
    if (ends) assertEquals(await rest(), "");
    else assertEquals(await next("!"), "second /next !");
    await second.close();
    close();
  }
});

Deno.test("where no other image comes, another answer is given and the server goes on", async () => {
  const failed = Promise.withResolvers<HttpResponse>();
  const asked = Promise.withResolvers<void>();
  const instead = () => {
    asked.resolve();
    return failed.promise;
  };
  const app = named("only");
  const { server, close } = image({
    app: {
      ...app,
      handle: (request) =>
        request.head.path === "/up" ? Promise.resolve({ ...answer("gone!"), instead }) : app.handle(request),
    },
  });
  const [upgrading, other] = [await client(server), await client(server)];
  await upgrading.send("GET /up HTTP/1.1\r\n\r\nGET /next HTTP/1.1\r\n\r\n");
  await asked.promise;
  await server.pause();
  const late = await client(server);
  for (const { send } of [other, late]) await send("GET /x HTTP/1.1\r\n\r\n");
  failed.resolve(answer("not possible!"));
  assertEquals(await upgrading.next("!"), "not possible!");
  server.resume();
  assertEquals(await upgrading.next("!"), "only /next !");
  for (const { next } of [other, late]) assertEquals(await next("!"), "only /x !");
  await close();
  for (const { close } of [upgrading, other, late]) close();
});

Deno.test("pause() waits for an answer, has a stream come to its end, and breaks off what takes longer than 5 s", async () => {
  const answers: ((answer: HttpResponse) => void)[] = [];
  const app: HttpApp = {
    ...named("x"),
    handle: ({ head }) =>
      head.path === "/stream"
        ? Promise.resolve({ status: 200, headers: [], body: endless })
        : new Promise((resolve) => void answers.push(resolve)),
  };
  const { server, clock, close } = image({ app });
  const [stream, slow, stuck] = [await client(server), await client(server), await client(server)];
  await stream.send("GET /stream HTTP/1.1\r\n\r\n");
  await stream.next("line\n");
  await slow.send("GET /slow HTTP/1.1\r\n\r\n");
  await until("a request", () => answers[0]);
  await stuck.send("GET /stuck HTTP/1.1\r\n\r\n");
  await until("a request", () => answers[1]);
  const paused = server.pause();
  assertEquals(await stream.rest(), "\r\n0\r\n\r\n");
  answers[0]?.(answer("slow!"));
  assertEquals(await slow.next("!"), "slow!");
  clock.advance(5);
  await until("the grace to begin", () => clock.timers === 1 || undefined);
  clock.advance(0.5);
  await paused;
  assertEquals(await stuck.rest(), "");
  assertEquals(server.snapshot().connections.length, 1);
  await close();
  for (const { close } of [stream, slow, stuck]) close();
});

async function* endless(signal: AbortSignal): AsyncGenerator<Uint8Array> {
  yield encoder.encode("line\n");
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
}

Deno.test({
  name: "a unix server that is taken over knows its file, and removes it at its end",
  // The former image's watch over the file ends with that image
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const directory = Deno.makeTempDirSync();
    const { port: _port, host: _host, ...common } = INET;
    const file = `${directory}/s`;
    const config = { ...common, transport: "unix", file, mode: 0o600, owner: { uid: -1, gid: -1 } } as const;
    const first = image({ config, app: named("first") });
    await first.server.pause();
    const state = carried(first.server.snapshot());
    await first.end();
    const second = image({ config, app: named("second"), state });
    const { send, next, close } = await client(file);
    await send("GET / HTTP/1.1\r\n\r\n");
    assertEquals(await next("!"), "second / !");
    Deno.removeSync(file);
    second.server.renew();
    const renewed = await client(file);
    await renewed.send("GET /anew HTTP/1.1\r\n\r\n");
    assertEquals(await renewed.next("!"), "second /anew !");
    await second.close();
    for (const end of [close, renewed.close]) end();
    assertEquals([...Deno.readDirSync(directory)], []);
    Deno.removeSync(directory);
  },
});
