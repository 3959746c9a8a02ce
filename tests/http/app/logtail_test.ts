import { assertEquals, assertThrows } from "@std/assert";
import { logtail, type LogtailOptions, mainLogtail } from "../../../src/http/app/logtail.ts";
import type { HttpResponse, RequestHead } from "../../../src/http/wire/message.ts";

const LOGS: Readonly<Record<string, string>> = {
  "grp:a stdout": "/a.log",
  "cat stdout": "/c.log",
  "cat stderr": "/e.log",
};
const options: LogtailOptions = {
  childLog: (namespec, channel) => LOGS[`${namespec} ${channel}`] ?? null,
  mainLog: () => "/main.log",
  modified: (path) => path === "/e.log" ? null : Date.UTC(2026, 10, 23, 8, 23, 30) / 1000,
  async *follow(path, { tailBytes }) {
    yield new TextEncoder().encode(`${tailBytes} of ${path}`);
    await Promise.resolve();
  },
};

function get(path: string, method = "GET"): RequestHead {
  return { line: "", method, path, query: "", version: "1.1", headers: [] };
}

async function ask(path: string, method?: string): Promise<HttpResponse> {
  return await logtail(options).handle({ head: get(path, method), body: new Uint8Array() });
}

async function firstPiece({ body }: HttpResponse): Promise<string> {
  if (typeof body !== "function") return "no stream";
  for await (const piece of body(new AbortController().signal)) return new TextDecoder().decode(piece);
  return "nothing";
}

Deno.test("logtail() streams the named log, with the original's headers", async () => {
  const response = await ask("/logtail/cat");
  assertEquals([response.status, response.headers], [200, [
    ["Last-Modified", "Mon, 23 Nov 2026 08:23:30 GMT"],
    ["Content-Type", "text/plain;charset=utf-8"],
    ["X-Accel-Buffering", "no"],
  ]]);
  assertEquals(await firstPiece(response), "1024 of /c.log");
  assertEquals(await firstPiece(await ask("/logtail/grp:a/stdout")), "1024 of /a.log");
});

Deno.test("logtail() asks browsers not to guess what a log is, for they would show nothing of a short one", async () => {
  const head = { ...get("/logtail/cat"), headers: ["Accept: text/html,application/xhtml+xml,*/*;q=0.8"] };
  const { headers } = await logtail(options).handle({ head, body: new Uint8Array() });
  assertEquals(headers.at(-1), ["X-Content-Type-Options", "nosniff"]);
});

Deno.test("logtail() answers 404 for what it does not have and 400 for what is no GET", async () => {
  const paths = [
    "/logtail/",
    "/logtail/nope",
    "/logtail/cat/foo",
    "/logtail/cat/stdout/x",
    "/logtail/grp:*",
    "/logtail/cat/stderr",
  ];
  for (const path of paths) assertEquals((await ask(path)).status, 404, path);
  for (const method of ["POST", "HEAD", "get"]) assertEquals((await ask("/logtail/cat", method)).status, 400, method);
});

Deno.test("logtail() throws when no process is named, which becomes a 500", () => {
  const request = { head: get("/logtail"), body: new Uint8Array() };
  assertThrows(() => logtail(options).handle(request), Error, "no process is named");
});

Deno.test("logtail() and mainLogtail() match every path that begins with theirs", () => {
  assertEquals(["/logtail", "/logtailfoo/cat", "/mainlogtail"].map((path) => logtail(options).matches(get(path))), [
    true,
    true,
    false,
  ]);
  assertEquals(mainLogtail(options).matches(get("/mainlogtail?x")), true);
});

Deno.test("mainLogtail() streams the main log, or answers 404 and 400", async () => {
  const request = (method: string) => ({ head: get("/mainlogtail", method), body: new Uint8Array() });
  const response = await mainLogtail(options).handle(request("GET"));
  assertEquals(response.headers.map(([name]) => name), ["Last-Modified", "Content-Type"]);
  assertEquals(await firstPiece(response), "1024 of /main.log");
  assertEquals((await mainLogtail({ ...options, mainLog: () => null }).handle(request("GET"))).status, 404);
  assertEquals((await mainLogtail({ ...options, modified: () => null }).handle(request("GET"))).status, 404);
  assertEquals((await mainLogtail(options).handle(request("POST"))).status, 400);
});
