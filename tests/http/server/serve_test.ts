import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import type { ServerConfig, UnixServerConfig } from "../../../src/config/model/server_config.ts";
import { createApp } from "../../../src/http/app/app.ts";
import { basicAuth } from "../../../src/http/app/auth.ts";
import { rpcHandler } from "../../../src/http/app/rpc_handler.ts";
import { ListenError } from "../../../src/http/server/listen_error.ts";
import { type HttpServer, serve as serveBy, type ServeOptions } from "../../../src/http/server/serve.ts";
import { EpollPoller } from "../../../src/os/linux/epoll/poller.ts";
import { LinuxOs } from "../../../src/os/linux/linux.ts";
import { LinuxSockets } from "../../../src/os/linux/sockets/linux_sockets.ts";
import { osError } from "../../../src/os/os_error.ts";
import { encodeCall } from "../../../src/rpc/codec/encode_call.ts";
import { decodeResponse } from "../../../src/rpc/codec/xmlrpc.ts";
import type { Method } from "../../../src/rpc/method.ts";
import { logInto } from "../log_into.ts";
import "../../support/open_libc.ts";
import { OPEN_SITE } from "../../support/open_site.ts";
import { until } from "../../support/until.ts";
import { ManualClock } from "../manual_clock.ts";

const encoder = new TextEncoder();
const os = new LinuxOs();
const VERSION: Method = {
  name: "supervisor.getVersion",
  parameters: [],
  result: "string",
  help: "",
  call: () => "3.0",
};

function setUp(more: readonly Method[] = [], credentials: UnixServerConfig["credentials"] = null) {
  const lines: string[] = [];
  const told: string[] = [];
  const log = logInto(lines);
  const stderr = (text: string) => void told.push(text);
  const methods = new Map([VERSION, ...more].map((method) => [method.name, method]));
  const app = createApp({
    handlers: [rpcHandler({ methods, log })],
    authenticate: basicAuth({ credentials, stderr }),
    label: "test",
    log,
    site: OPEN_SITE,
  });
  const options = {
    app,
    os,
    sockets: new LinuxSockets(),
    clock: new ManualClock(),
    log,
    pid: 4711,
    user: () => "root",
    stderr,
    maxConnections: 1024,
  };
  return { lines, told, options };
}

type Options = Omit<ServeOptions, "poller">;

/** A server with a poller of its own, which goes with it. */
async function serve(config: ServerConfig, options: Options): Promise<HttpServer> {
  const poller = new EpollPoller();
  try {
    const server = serveBy(config, { ...options, poller });
    const close = async () => {
      await server.close();
      await poller[Symbol.asyncDispose]();
    };
    return { ...server, close };
  } catch (error) {
    await poller[Symbol.asyncDispose]();
    throw error;
  }
}

function unixConfig(directory: string): UnixServerConfig {
  return {
    section: "unix_http_server",
    transport: "unix",
    file: `${directory}/s.sock`,
    mode: 0o720,
    owner: { uid: -1, gid: -1 },
    credentials: null,
    allowCrossSite: false,
    allowedHosts: [],
  };
}

const inetConfig = (port: number) =>
  ({
    section: "inet_http_server",
    transport: "inet",
    host: "127.0.0.1",
    port,
    credentials: null,
    allowCrossSite: false,
    allowedHosts: [],
  }) as const;

async function inDirectory(test: (directory: string) => Promise<void>): Promise<void> {
  const directory = Deno.makeTempDirSync({ prefix: "serve_" });
  try {
    await test(directory);
  } finally {
    Deno.removeSync(directory, { recursive: true });
  }
}

function connect({ port }: HttpServer, file: string): Promise<Deno.Conn> {
  return port === null
    ? Deno.connect({ transport: "unix", path: file })
    : Deno.connect({ hostname: "127.0.0.1", port });
}

async function send(stream: Deno.Conn, head: string, body: Uint8Array): Promise<void> {
  const bytes = [...encoder.encode(`${head}\r\nContent-Length: ${body.length}\r\n\r\n`), ...body];
  for (let at = 0; at < bytes.length;) at += await stream.write(Uint8Array.from(bytes.slice(at)));
}

/** Sends one HTTP/1.0 call and gives the whole answer. */
async function ask(stream: Deno.Conn, method: string, header = ""): Promise<{ head: string; body: string }> {
  await send(stream, `POST /RPC2 HTTP/1.0${header}`, encodeCall(method, []));
  const [head = "", ...body] = (await new Response(stream.readable).text()).split("\r\n\r\n");
  return { head, body: body.join("\r\n\r\n") };
}

Deno.test("serve() answers a call over a unix socket with the right mode, and removes it", async () => {
  await inDirectory(async (directory) => {
    const { lines, options } = setUp();
    const config = unixConfig(directory);
    const server = await serve(config, options);
    assertEquals((Deno.statSync(config.file).mode ?? 0) & 0o777, 0o720);
    assertEquals([...Deno.readDirSync(directory)].map(({ name }) => name), ["s.sock"]);

    const { head, body } = await ask(await connect(server, config.file), "supervisor.getVersion");
    assertEquals(
      head,
      "HTTP/1.0 200 OK\r\nServer: Medusa/1.12\r\nDate: Sun, 22 Nov 2026 10:41:25 GMT\r\nContent-Type: text/xml\r\n" +
        "Content-Length: 129",
    );
    assertEquals(await decodeResponse(encoder.encode(body)), "3.0");
    await server.close();
    assertEquals([...Deno.readDirSync(directory)], []);
    assertMatch(
      lines[0] ?? "",
      new RegExp(
        `^trace ${config.file}:Medusa \\(V1\\.12\\) started at \\w{3} Nov 22 [\\d:]{8} 2026\n` +
          `\tHostname: <unix domain socket>\n\tPort:${config.file}$`,
      ),
    );
    assertEquals(lines.at(-1), 'trace localhost:0 - - [22/Nov/2026:10:41:25 +0000] "POST /RPC2 HTTP/1.0" 200 251');
  });
});

Deno.test("serve() answers calls over tcp, with credentials", async () => {
  const { lines, options } = setUp([], { username: "user", password: "pass:wo rd" });
  const server = await serve(inetConfig(0), options);
  const right = `\r\nAuthorization: Basic ${encoder.encode("user:pass:wo rd").toBase64()}`;
  const { head } = await ask(await connect(server, ""), "supervisor.getVersion", right);
  assertMatch(head, /^HTTP\/1\.0 200 OK\r\n/);
  const refused = await ask(await connect(server, ""), "supervisor.getVersion");
  assertEquals(
    refused.head,
    "HTTP/1.0 401 Unauthorized\r\nServer: Medusa/1.12\r\nDate: Sun, 22 Nov 2026 10:41:25 GMT\r\nConnection: close\r\n" +
      'WWW-Authenticate: Basic realm="default"\r\nContent-Length: 137\r\nContent-Type: text/html',
  );
  await server.close();
  assertMatch(lines.at(-1) ?? "", /^trace 127\.0\.0\.1:\d+ - - \[.*\] "POST \/RPC2 HTTP\/1\.0" 401 330$/);
});

Deno.test("serve() serves others while a method waits, also when its client has gone", async () => {
  await inDirectory(async (directory) => {
    const { promise: called, resolve: call } = Promise.withResolvers<void>();
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const wait: Method = {
      ...VERSION,
      name: "supervisor.wait",
      call: () => {
        call();
        return promise;
      },
    };
    const { options } = setUp([wait]);
    const config = unixConfig(directory);
    const server = await serve(config, options);
    const gone = await connect(server, config.file);
    await send(gone, "POST /RPC2 HTTP/1.1", encodeCall("supervisor.wait", []));
    await called;
    gone.close();
    const waiting = ask(await connect(server, config.file), "supervisor.wait");
    assertEquals((await ask(await connect(server, config.file), "supervisor.getVersion")).body.includes("3.0"), true);
    resolve(true);
    assertEquals((await waiting).body.includes("<boolean>1</boolean>"), true);
    await server.close();
  });
});

Deno.test("serve() takes the place of what a daemon of the same pid left before the link was made", async () => {
  await inDirectory(async (directory) => {
    const config = unixConfig(directory);
    const { told, options } = setUp();
    const left = `${config.file}.${options.pid}`;
    makeStaleSocket(left);
    const server = await serve(config, options);
    assertEquals(told, []);
    assertEquals([...Deno.readDirSync(directory)].map(({ name }) => `${directory}/${name}`), [config.file]);
    await server.close();
  });
});

Deno.test("serve() removes a stale socket, or any file in its place, and says so", async () => {
  await inDirectory(async (directory) => {
    const config = unixConfig(directory);
    for (const makeStale of [makeStaleSocket, (path: string) => Deno.writeTextFileSync(path, "x")]) {
      makeStale(config.file);
      const { told, options } = setUp();
      const server = await serve(config, options);
      assertEquals(told, [`Unlinking stale socket ${config.file}\n`]);
      await server.close();
    }
  });
});

function makeStaleSocket(path: string): void {
  // close() would remove a socket under the name that it was bound to.
  const listener = Deno.listen({ transport: "unix", path: `${path}.old` });
  Deno.renameSync(`${path}.old`, path);
  listener.close();
  assert(Deno.statSync(path).isSocket);
}

Deno.test("serve() leaves the socket of somebody who is too busy to answer", async () => {
  await inDirectory(async (directory) => {
    const config = unixConfig(directory);
    const busy = os.listenSocket({ transport: "unix", path: config.file, mode: 0o700, owner: null, backlog: 0 });
    using _waiting = await Deno.connect({ transport: "unix", path: config.file });
    await assertRejects(() => serve(config, setUp().options), ListenError, IN_USE);
    assert(Deno.statSync(config.file).isSocket);
    os.close(busy);
  });
});

const IN_USE = "Another program is already listening on a port that one of our HTTP servers is configured to use.  " +
  "Shut this program down first before starting supervisord.";

Deno.test("serve() takes localhost and no host at all as IPv4", async () => {
  for (const host of ["localhost", ""]) {
    const server = await serve({ ...inetConfig(0), host }, setUp().options);
    assertMatch((await ask(await connect(server, ""), "supervisor.getVersion")).head, /200 OK/);
    await server.close();
  }
});

Deno.test("serve() tells when the address is in use, and leaves it alone", async () => {
  await inDirectory(async (directory) => {
    const unix = unixConfig(directory);
    const first = await serve(unix, setUp().options);
    const second = { ...setUp().options, pid: 4712 };
    const error = await assertRejects(() => serve(unix, second), ListenError, IN_USE);
    assertEquals(error.reason, "in_use");
    assertEquals((await ask(await connect(first, unix.file), "supervisor.getVersion")).body.includes("3.0"), true);
    assertEquals([...Deno.readDirSync(directory)].map(({ name }) => name), ["s.sock"]);
    await first.close();
  });
  const first = await serve(inetConfig(0), setUp().options);
  await assertRejects(() => serve(inetConfig(first.port ?? 0), setUp().options), ListenError, IN_USE);
  await first.close();
});

Deno.test("serve() can bind a port again right after close(), with clients connected", async () => {
  const first = await serve(inetConfig(0), setUp().options);
  const idle = await connect(first, "");
  await send(idle, "POST /RPC2 HTTP/1.1", encodeCall("supervisor.getVersion", []));
  await idle.read(new Uint8Array(1000));
  await first.close();
  const second = await serve(inetConfig(first.port ?? 0), setUp().options);
  assertMatch((await ask(await connect(second, ""), "supervisor.getVersion")).head, /200 OK/);
  idle.close();
  await second.close();
});

Deno.test("serve() tells which system call's error keeps it from opening", async () => {
  const { options } = setUp();
  await assertRejects(
    () => serve({ ...unixConfig("/nonexistent"), file: "/nonexistent/s.sock" }, options),
    ListenError,
    "Cannot open an HTTP server: socket.error reported errno.ENOENT (2)",
  );
  await assertRejects(
    () => serve({ ...inetConfig(0), host: "192.0.2.1" }, options),
    ListenError,
    "Cannot open an HTTP server: socket.error reported errno.EADDRNOTAVAIL (99)",
  );
  await assertRejects(
    () => serve({ ...inetConfig(0), host: "::1" }, options),
    ListenError,
    "Cannot open an HTTP server: socket.error reported -9",
  );
  await assertRejects(
    () => serve({ ...inetConfig(0), host: "no such host" }, options),
    ListenError,
    "Cannot open an HTTP server: socket.error reported -2",
  );
});

Deno.test("close() of a server ends idle and streaming connections, and leaves another's socket alone", async () => {
  await inDirectory(async (directory) => {
    const config = unixConfig(directory);
    const server = await serve(config, setUp().options);
    const idle = await connect(server, config.file);
    await send(idle, "POST /RPC2 HTTP/1.1", encodeCall("supervisor.getVersion", []));
    await idle.read(new Uint8Array(1000));
    Deno.removeSync(config.file);
    Deno.writeTextFileSync(config.file, "another's");
    await server.close();
    assertEquals(await idle.read(new Uint8Array(1)), null);
    idle.close();
    assertEquals(Deno.readTextFileSync(config.file), "another's");
  });
});

Deno.test("serve() goes on when a client cannot be accepted, and tells it once", async () => {
  class Exhausted extends LinuxSockets {
    left = 2;
    override accept(fd: number): ReturnType<LinuxSockets["accept"]> {
      if (this.left-- > 0) throw osError("accept", "EMFILE");
      return super.accept(fd);
    }
  }
  const { lines, options } = setUp();
  const [clock, sockets] = [new ManualClock(), new Exhausted()];
  const server = await serve(inetConfig(0), { ...options, clock, sockets });
  const answer = fetch(`http://127.0.0.1:${server.port}/`);
  for (const left of [1, 0]) {
    await until("the client to come", () => sockets.left === left && clock.timers === 1 || undefined);
    clock.advance(1);
  }
  const { status, body } = await answer;
  await body?.cancel();
  assertEquals(status, 404);
  assertEquals(lines.filter((line) => line.includes("accept()")), [
    "error 127.0.0.1:warning: server accept() threw an exception: OsError: [Errno 24] Too many open files",
  ]);
  await server.close();
});
