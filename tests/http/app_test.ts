import { assertEquals } from "@std/assert";
import { createApp, type HttpHandler } from "../../src/http/app.ts";
import { errorPage } from "../../src/http/error_page.ts";
import type { RequestHead } from "../../src/http/message.ts";
import { rpcHandler } from "../../src/http/rpc_handler.ts";

const page: HttpHandler = {
  matches: ({ path }) => path.startsWith("/p"),
  handle: () => ({ status: 200, headers: [], body: new Uint8Array() }),
};
const broken: HttpHandler = {
  matches: ({ path }) => path.startsWith("/pb"),
  handle: () => {
    throw new RangeError("boom");
  },
};

function setUp(authenticate: (head: RequestHead) => ReturnType<typeof errorPage> | null = () => null) {
  const lines: string[] = [];
  const log = (level: string, text: string) => void lines.push(`${level} ${text}`);
  const rpc = rpcHandler({ methods: new Map(), log });
  const app = createApp({ handlers: [rpc, broken, page], authenticate, label: "/s.sock", log });
  return { app, lines };
}

function head(method: string, path: string, headers: readonly string[] = []): RequestHead {
  return { line: `${method} ${path} HTTP/1.1`, method, path, query: "", version: "1.1", headers };
}

Deno.test("createApp() asks the first handler that matches", async () => {
  const { app } = setUp();
  const status = async (method: string, path: string) =>
    (await app.handle({ head: head(method, path), body: new Uint8Array() })).status;
  assertEquals(await status("GET", "/p"), 200);
  assertEquals(await status("POST", "/RPC2"), 400);
  assertEquals(await status("GET", "/nope"), 404);
  assertEquals(await status("HEAD", "/rpc2"), 404);
  assertEquals(await status("POST", "//RPC2"), 400);
  assertEquals(await status("PUT", "/"), 400);
});

Deno.test("createApp() answers without the body where it can", async () => {
  const { app } = setUp();
  const status = async (request: RequestHead) => (await app.admit(request))?.status ?? null;
  assertEquals(await status(head("GET", "/RPC2")), 400);
  assertEquals(await status(head("POST", "/RPC2")), 411);
  assertEquals(await status(head("POST", "/RPC2/foo", ["Content-Length:5"])), 411);
  assertEquals(await status(head("POST", "/RPC2/foo", ["Content-Length: 5"])), null);
  assertEquals(await status(head("GET", "/p")), null);
});

Deno.test("createApp() lets nobody past authentication, whatever the path", async () => {
  const { app } = setUp(() => errorPage(401));
  for (const path of ["/RPC2", "/p", "/nope"]) assertEquals((await app.admit(head("GET", path)))?.status, 401);
});

Deno.test("createApp() answers 500 for exceptions and logs them as errors", async () => {
  const { app, lines } = setUp(() => {
    throw new Error("no colon");
  });
  assertEquals((await app.admit(head("GET", "/p")))?.status, 500);
  assertEquals((await app.handle({ head: head("GET", "/pb"), body: new Uint8Array() })).status, 500);
  assertEquals(lines, ["error /s.sock:Server Error: Error, no colon", "error /s.sock:Server Error: RangeError, boom"]);
});
