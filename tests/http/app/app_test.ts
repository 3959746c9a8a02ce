import { assertEquals, assertStringIncludes } from "@std/assert";
import { createApp, type HttpHandler } from "../../../src/http/app/app.ts";
import { errorPage } from "../../../src/http/app/error_page.ts";
import { rpcHandler } from "../../../src/http/app/rpc_handler.ts";
import type { Site } from "../../../src/http/app/site.ts";
import type { RequestHead } from "../../../src/http/wire/message.ts";
import { encodeCall } from "../../../src/rpc/codec/encode_call.ts";
import { logInto } from "../log_into.ts";
import { OPEN_SITE } from "../../support/open_site.ts";

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
  site: Site = OPEN_SITE,
) {
  const lines: string[] = [];
  const log = logInto(lines);
  const rpc = rpcHandler({ methods: new Map(), log });
  const app = createApp({ handlers: [rpc, broken, page], authenticate, label: "/s.sock", log, site });
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

const HOST = "Host: 127.0.0.1:9001";

Deno.test("createApp() does nothing for the page of another site, and says once what to do about it (SEC-006)", async () => {
  const { app, lines } = setUp();
  const request = head("POST", "/RPC2", [HOST, "Content-Length: 5", "Origin: http://evil.example"]);
  const response = await app.handle({ head: request, body: encodeCall("nope", []) });
  assertEquals(response.status, 403);
  const why =
    "Refused to act for a page of evil.example that asked 127.0.0.1: these are two sites, or a proxy between " +
    'them does not pass on the name that it was asked for (nginx does with "proxy_set_header Host $http_host"); ' +
    "allow_cross_site=true in [inet_http_server] lets every site act";
  assertStringIncludes(String(response.body instanceof Uint8Array && new TextDecoder().decode(response.body)), why);
  // Before its body is sent
  assertEquals((await app.admit(request))?.status, 403);
  assertEquals(lines.filter((line) => line.startsWith("warn")), [`warn /s.sock: ${why}`]);
});

Deno.test("createApp() acts for others, and tells everybody what changes nothing", async () => {
  const status = async (headers: readonly string[], site?: Partial<Site>) => {
    const { app } = setUp(undefined, { ...OPEN_SITE, ...site });
    const early = await app.admit(head("POST", "/RPC2", ["Content-Length: 5", ...headers]));
    const { status } = await app.handle({ head: head("POST", "/RPC2", headers), body: encodeCall("nope", []) });
    assertEquals(early?.status ?? 200, status);
    return status;
  };
  const foreign = "Origin: http://evil.example";
  assertEquals(await status([HOST, foreign]), 403);
  assertEquals(await status([HOST, foreign], { allowCrossSite: true }), 200);
  assertEquals(await status([HOST, foreign, "Monovisor-Token: 7oken"]), 200);
  assertEquals(await status([HOST, "Origin: http://127.0.0.1"]), 200);
  assertEquals(await status(["Host: evil.example"]), 200);
  const { app } = setUp();
  assertEquals((await app.handle({ head: head("GET", "/p", [HOST, foreign]), body: new Uint8Array() })).status, 200);
});
