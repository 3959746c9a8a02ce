import { assertEquals } from "@std/assert";
import { readAnswer } from "../../../src/rpc/codec/read_answer.ts";
import { decodeResponse, encodeFault, encodeResponse } from "../../../src/rpc/codec/xmlrpc.ts";
import type { RpcValue } from "../../../src/rpc/codec/xmlrpc_value.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const answer = (value: string) =>
  bytes(`<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n${value}</param>\n</params>\n</methodResponse>\n`);
const nested = (depth: number) => "<value><array><data>\n".repeat(depth) + "</data></array></value>\n".repeat(depth);

Deno.test("readAnswer() reads what encodeResponse() writes", () => {
  const values: readonly RpcValue[] = [
    "3.0",
    "",
    `a<&>"'é\n]>\u{1f600}`,
    true,
    false,
    0,
    -1,
    3e9,
    [],
    [[["a"], [], ["b", "c"]]],
    {},
    [{ name: "a&b", pid: 12, inuse: true, description: "" }, { name: "é" }],
  ];
  for (const value of values) assertEquals(readAnswer(encodeResponse(value)), value);
});

Deno.test("readAnswer() leaves to decodeResponse() what is laid out otherwise, or is not well-formed", async () => {
  const others: readonly Uint8Array[] = [
    bytes(""),
    encodeFault({ code: 10, text: "BAD_NAME" }),
    encodeResponse("a\r\nb"),
    encodeResponse("\ufffd"),
    encodeResponse({ ["__proto__"]: "x", "a b": 1 }),
    encodeResponse({ changes: [1] }),
    answer(""),
    answer("<value><i4>1</i4></value>\n"),
    answer("<value> <int>1</int></value>\n"),
    answer("<value><int> 1</int></value>\n"),
    answer("<value><boolean>true</boolean></value>\n"),
    answer("<value><string>]]></string></value>\n"),
    answer("<value><string>\x01</string></value>\n"),
    answer("<value><string>a</string></value>\n<value><string>b</string></value>\n"),
    answer("<value><array><data>\n<value><int>1</int></value>\n"),
    answer(nested(1000)),
    bytes(new TextDecoder().decode(answer("<value><int>1</int></value>\n")) + " "),
    Uint8Array.of(...answer("<value><string>"), 0xff),
  ];
  for (const other of others) assertEquals(readAnswer(other), undefined);
  assertEquals(await decodeResponse(encodeResponse("a\r\nb")), "a\nb");
});
