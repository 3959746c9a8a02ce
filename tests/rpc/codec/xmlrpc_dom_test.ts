import { assertEquals, assertRejects } from "@std/assert";
import { encodeCall } from "../../../src/rpc/codec/encode_call.ts";
import { decodeCall, encodeFault, encodeResponse } from "../../../src/rpc/codec/xmlrpc.ts";
import { parseXmlDom } from "../../../src/rpc/codec/xmlrpc_dom.ts";
import { XmlRpcSyntaxError } from "../../../src/rpc/codec/xmlrpc_element.ts";
import { scanXml } from "../../../src/rpc/codec/xmlrpc_scan.ts";
import type { RpcValue } from "../../../src/rpc/codec/xmlrpc_value.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (data: Uint8Array) => new TextDecoder().decode(data);

/** A pseudo-random generator (mulberry32), so that a failure can be repeated by its seed. */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const PIECES = [
  "cat",
  "grp:*",
  " ",
  "\n",
  "\t",
  "<",
  ">",
  "&",
  "&amp;",
  "]]",
  "'",
  '"',
  "é",
  "\u{1f600}",
  "%",
  "0",
  "--",
];

function randomText(random: (limit: number) => number): string {
  return Array.from({ length: random(5) }, () => PIECES[random(PIECES.length)]).join("");
}

function randomValue(random: (limit: number) => number, depth: number): RpcValue {
  const kind = random(depth > 0 ? 6 : 4);
  if (kind < 2) return randomText(random);
  if (kind === 2) return random(2) === 1;
  if (kind === 3) return random(1 << 30) - (1 << 29);
  const items = Array.from({ length: random(4) }, () => randomValue(random, depth - 1));
  return kind === 4 ? items : Object.fromEntries(items.map((item, index) => [`k${index}${randomText(random)}`, item]));
}

Deno.test("scanXml() and xmlbuilder2 read every generated call alike, and decodeCall() gives back its values", async () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomFrom(seed);
    const params = Array.from({ length: random(4) }, () => randomValue(random, 3));
    const document = encodeCall(`m${randomText(random)}`, params);
    assertEquals(scanXml(text(document)), await parseXmlDom(text(document)), `seed ${seed}`);
    assertEquals((await decodeCall(document)).params, params, `seed ${seed}`);
  }
});

Deno.test("xmlbuilder2 reads our answers as they are meant", async () => {
  for (let seed = 1; seed <= 100; seed++) {
    const document = text(encodeResponse(randomValue(randomFrom(seed), 3)));
    assertEquals(await parseXmlDom(document), scanXml(document), `seed ${seed}`);
  }
  const root = await parseXmlDom(text(encodeFault({ code: 10, text: "BAD_NAME: <\x00>" })));
  const struct = root.children[0]?.children[0]?.children[0];
  const members = struct?.children.map(({ children: [name, value] }) => [name?.text, value?.children[0]]);
  assertEquals(members, [
    ["faultCode", { name: "int", text: "10", children: [] }],
    ["faultString", { name: "string", text: "BAD_NAME: <\ufffd>", children: [] }],
  ]);
});

Deno.test("decodeCall() reads attributes, processing instructions, DOCTYPE and namespaces", async () => {
  const documents = [
    "<methodCall id='1'><methodName>a.b</methodName><params><param><value>x</value></param></params></methodCall>",
    "<!DOCTYPE methodCall><methodCall><methodName>a.b</methodName><params><param><value>x</value></param></params></methodCall>",
    "<?pi?><methodCall><methodName>a.b</methodName><params><param><value><string a='b'>x</string></value></param></params></methodCall>",
  ];
  for (const document of documents) {
    assertEquals(await decodeCall(bytes(document)), { method: "a.b", params: ["x"] }, document);
  }
  const nil = "<methodCall xmlns:ex='urn:ex'><methodName>a.b</methodName>" +
    "<params><param><value><ex:nil/></value></param></params></methodCall>";
  assertEquals((await decodeCall(bytes(nil))).params, [null]);
});

Deno.test("parseXmlDom() refuses documents that are too deep or too long", async () => {
  await assertRejects(() => parseXmlDom("<a>".repeat(300) + "</a>".repeat(300)), XmlRpcSyntaxError, "nested too deep");
  await assertRejects(() => parseXmlDom(`<a b='${"x".repeat(2 ** 20)}'/>`), XmlRpcSyntaxError, "too long");
});
