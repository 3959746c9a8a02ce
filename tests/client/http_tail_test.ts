import { assertEquals } from "@std/assert";
import { httpTail, tailRequest } from "../../src/client/http_tail.ts";
import type { TailEnd } from "../../src/client/server.ts";
import { httpServer } from "./http_server.ts";

const STREAM = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\none\n\r\n3\r\ntwo\r\n";

async function tail(url: string, { stopAfter = Infinity } = {}): Promise<readonly [text: string, end: TailEnd]> {
  const parts: string[] = [];
  const onBytes = (bytes: Uint8Array) => parts.push(new TextDecoder().decode(bytes)) < stopAfter;
  const target = { url, username: undefined, password: undefined, path: "/logtail/x/stdout" };
  const end = await httpTail(target, { signal: new AbortController().signal, onBytes });
  return [parts.join("|"), end];
}

Deno.test("tailRequest() asks as the original does", () => {
  const target = { url: "http://h:9001", username: "user", password: "pass", path: "/mainlogtail" };
  assertEquals(tailRequest(target).split("\r\n"), [
    "GET /mainlogtail HTTP/1.1",
    "Host: h:9001",
    "Accept-Encoding: chunked",
    "Accept: */*",
    "User-agent: Supervisor HTTP Client",
    "Authorization: Basic dXNlcjpwYXNz",
    "",
    "",
  ]);
  const local = tailRequest({ ...target, url: "unix:///run/s.sock", password: "" });
  assertEquals(local.split("\r\n").slice(1, 6), [
    "Host: ",
    "Accept-Encoding: chunked",
    "Accept: */*",
    "User-agent: Supervisor HTTP Client",
    "",
  ]);
});

Deno.test("httpTail() hands on each chunk until the stream ends or breaks off", async () => {
  for (const end of ["0\r\n\r\n", "", "5\r\nab"]) {
    await using server = await httpServer("unix", [STREAM + end]);
    assertEquals(await tail(server.url), ["one\n|two", { kind: "closed" }]);
    assertEquals(server.requests[0]?.line, "GET /logtail/x/stdout HTTP/1.1");
  }
});

Deno.test("httpTail() says nothing of a server that goes without an answer", async () => {
  await using server = await httpServer("unix", [""]);
  assertEquals(await tail(server.url), ["", { kind: "closed" }]);
});

Deno.test("httpTail() stops when nobody wants more", async () => {
  await using server = await httpServer("tcp", [STREAM, "unused"]);
  assertEquals(await tail(server.url, { stopAfter: 1 }), ["one\n", { kind: "closed" }]);
});

Deno.test("httpTail() reports other statuses and failed connections", async () => {
  await using server = await httpServer("tcp", ["HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"]);
  assertEquals(await tail(server.url), ["", { kind: "error", text: "Cannot read, status code 404" }]);
  const text = "Cannot connect, error: <class 'FileNotFoundError'> ([Errno 2] No such file or directory)";
  assertEquals(await tail("unix:///nonexistent/s.sock"), ["", { kind: "error", text }]);
});

Deno.test("httpTail() ends at once when it is aborted", async () => {
  await using server = await httpServer("unix", [STREAM, "unused"]);
  const interrupt = new AbortController();
  const target = { url: server.url, username: undefined, password: undefined, path: "/mainlogtail" };
  const onBytes = () => {
    interrupt.abort();
    return true;
  };
  assertEquals(await httpTail(target, { signal: interrupt.signal, onBytes }), { kind: "closed" });
});

Deno.test("httpTail() ends also when it is aborted while it connects", async () => {
  using silent = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const interrupt = new AbortController();
  const url = `http://127.0.0.1:${silent.addr.port}`;
  const target = { url, username: undefined, password: undefined, path: "/mainlogtail" };
  const end = httpTail(target, { signal: interrupt.signal, onBytes: () => true });
  interrupt.abort();
  assertEquals(await end, { kind: "closed" });
});
