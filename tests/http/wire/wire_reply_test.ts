import { assertEquals, assertThrows } from "@std/assert";
import type { HttpResponse, RequestHead } from "../../../src/http/wire/message.ts";
import { wireReply } from "../../../src/http/wire/wire_reply.ts";

const NOW = Date.UTC(2026, 10, 23, 8, 23, 31) / 1000;
const xml: HttpResponse = {
  status: 200,
  headers: [["Content-Type", "text/xml"], ["Content-Length", "129"]],
  body: new Uint8Array(129),
};
const stream: HttpResponse = {
  status: 200,
  headers: [["Content-Type", "text/plain;charset=utf-8"]],
  body: new Uint8Array(),
};

function reply(version: string | null, connection: string | null, response: HttpResponse) {
  const headers = connection === null ? [] : [`Connection: ${connection}`];
  const to: RequestHead = { line: "", method: "POST", path: "/RPC2", query: "", version, headers };
  const { head, chunked, close } = wireReply(response, { to, now: NOW });
  return { head: new TextDecoder().decode(head), chunked, close };
}

Deno.test("wireReply() writes status line, fixed headers, and the response's own in their order", () => {
  assertEquals(
    reply("1.1", null, xml).head,
    "HTTP/1.1 200 OK\r\nServer: Medusa/1.12\r\nDate: Mon, 23 Nov 2026 08:23:31 GMT\r\nContent-Type: text/xml\r\n" +
      "Content-Length: 129\r\n\r\n",
  );
});

Deno.test("wireReply() keeps connections open or closes them as the original does", () => {
  const cases: readonly (readonly [string | null, string | null, boolean])[] = [
    ["1.1", null, false],
    ["1.1", "Keep-Alive", false],
    ["1.1", "close", true],
    ["1.1", "CLOSE", true],
    ["1.1", "close, te", true],
    ["1.0", null, true],
    ["1.0", "keep-alive", false],
    ["1.0", "Keep-Alive", false],
    ["2.0", null, false],
    [null, null, true],
  ];
  for (const [version, connection, close] of cases) {
    assertEquals(reply(version, connection, xml).close, close, `${version} ${connection}`);
  }
});

Deno.test("wireReply() echoes the version and announces only HTTP/1.0's keep-alive", () => {
  assertEquals(reply("1.0", "keep-alive", xml).head.split("\r\n").slice(0, 1), ["HTTP/1.0 200 OK"]);
  assertEquals(
    reply("1.0", "keep-alive", xml).head.endsWith("Content-Length: 129\r\nConnection: Keep-Alive\r\n\r\n"),
    true,
  );
  assertEquals(reply("1.1", "close", xml).head.includes("Connection"), false);
  assertEquals(reply(null, null, xml).head.startsWith("HTTP/None 200 OK\r\n"), true);
  assertEquals(reply("2.0", null, xml).head.startsWith("HTTP/2.0 200 OK\r\n"), true);
});

Deno.test("wireReply() sends a body of unknown length in chunks to who knows them", () => {
  assertEquals(reply("1.1", null, stream).chunked, true);
  assertEquals(reply("1.1", null, stream).head.endsWith("charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n"), true);
  for (const [version, connection] of [["1.0", null], ["1.0", "keep-alive"], ["1.1", "close"], [null, null]] as const) {
    const { head, chunked, close } = reply(version, connection, stream);
    assertEquals([chunked, close, head.includes("Transfer-Encoding")], [false, true, false]);
  }
});

Deno.test("wireReply() sends no header with a line break in it", () => {
  for (const value of ["a\r\nX: b", "a\nX: b", "a\rb", "a\0"]) {
    const response: HttpResponse = { status: 301, headers: [["Location", value]], body: new Uint8Array() };
    assertThrows(() => reply("1.1", null, response), Error, "Cannot send the header Location: it has a line break");
  }
});
