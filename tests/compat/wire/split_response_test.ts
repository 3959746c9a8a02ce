import { assertEquals } from "@std/assert";
import { splitResponse } from "../../../compat/wire/split_response.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function split(text: string) {
  const response = splitResponse(encoder.encode(text));
  if (response === undefined) return undefined;
  const { head, body, complete, rest } = response;
  return { head, body: decoder.decode(body), complete, rest: decoder.decode(rest) };
}

Deno.test("splitResponse() waits for the whole head", () => {
  assertEquals(split("HTTP/1.1 200 OK\r\nA: b\r\n"), undefined);
});

Deno.test("splitResponse() cuts the body at Content-Length and keeps what follows", () => {
  assertEquals(split("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\né!HTTP"), {
    head: ["HTTP/1.1 200 OK", "Content-Length: 3"],
    body: "é!",
    complete: true,
    rest: "HTTP",
  });
  assertEquals(split("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab")?.complete, false);
});

Deno.test("splitResponse() joins chunks, the end of which completes them", () => {
  const head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  assertEquals(split(`${head}3\r\nabc\r\n1\r\nd\r\n`)?.body, "abcd");
  assertEquals(split(`${head}3\r\nabc\r\n1\r\nd\r\n`)?.complete, false);
  assertEquals(split(`${head}3\r\nabc\r\n0\r\n\r\nnext`), {
    head: ["HTTP/1.1 200 OK", "Transfer-Encoding: chunked"],
    body: "abc",
    complete: true,
    rest: "next",
  });
});

Deno.test("splitResponse() takes all that comes when no length is given", () => {
  assertEquals(split("HTTP/1.0 200 OK\r\n\r\nall of it")?.body, "all of it");
});
