import { assertEquals } from "@std/assert";
import { createApp, type HttpHandler } from "../../src/http/app.ts";
import { errorPage } from "../../src/http/error_page.ts";
import type { RequestHead } from "../../src/http/message.ts";
import { rpcHandler } from "../../src/http/rpc_handler.ts";
import { encodeCall } from "../../src/rpc/encode_call.ts";

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

function setUp(
  authenticate: (head: RequestHead) => ReturnType<typeof errorPage> | null = () => null,
  { allowCrossSite = false } = {},
) {
  const lines: string[] = [];
  const log = (level: string, text: string) => void lines.push(`${level} ${text}`);
  const rpc = rpcHandler({ methods: new Map(), log });
  const app = createApp({ handlers: [rpc, broken, page], authenticate, label: "/s.sock", log, allowCrossSite });
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

Deno.test("createApp() does nothing for the page of another site, unless the configuration allows it", async () => {
  const call = async (allowCrossSite: boolean, headers: readonly string[]) => {
    const { app, lines } = setUp(undefined, { allowCrossSite });
    const request = { head: head("POST", "/RPC2", headers), body: encodeCall("nope", []) };
    const { status } = await app.handle(request);
    await app.handle(request);
    return { status, warnings: lines.filter((line) => line.startsWith("warn")) };
  };
  const foreign = ["Host: box", "Origin: http://evil.example"];
  assertEquals(await call(false, foreign), {
    status: 403,
    warnings: [
      "warn /s.sock: Refused to act for a page of another site, as this server has not set allow_cross_site=true",
    ],
  });
  assertEquals((await call(true, foreign)).status, 200);
  assertEquals((await call(false, ["Host: box", "Origin: http://box"])).status, 200);
  assertEquals((await call(false, ["Host: box"])).status, 200);
  const { app } = setUp();
  assertEquals((await app.handle({ head: head("GET", "/p", foreign), body: new Uint8Array() })).status, 200);
});
