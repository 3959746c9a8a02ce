import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { encodeCall } from "../../../src/rpc/codec/encode_call.ts";
import { RpcFault } from "../../../src/rpc/codec/fault.ts";
import { decodeCall, decodeResponse, encodeFault, encodeResponse } from "../../../src/rpc/codec/xmlrpc.ts";
import { XmlRpcSyntaxError } from "../../../src/rpc/codec/xmlrpc_element.ts";
import { RpcDouble, type RpcValue } from "../../../src/rpc/codec/xmlrpc_value.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (data: Uint8Array) => new TextDecoder("utf-8", { fatal: true }).decode(data);
const call = (value: string) =>
  bytes(`<methodCall><methodName>m</methodName><params><param>${value}</param></params></methodCall>`);
const decodeOne = async (value: string) => (await decodeCall(call(value))).params[0];
const response = (value: string) =>
  `<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n${value}\n</param>\n</params>\n</methodResponse>\n`;

Deno.test("encodeResponse() lays out every type as the original does", () => {
  const cases: readonly (readonly [RpcValue, string])[] = [
    ["3.0", "<value><string>3.0</string></value>"],
    ["", "<value><string></string></value>"],
    [`a<&>"'é\r\n`, `<value><string>a&lt;&amp;&gt;"'é\r\n</string></value>`],
    [true, "<value><boolean>1</boolean></value>"],
    [false, "<value><boolean>0</boolean></value>"],
    [4991, "<value><int>4991</int></value>"],
    [-1, "<value><int>-1</int></value>"],
    [new RpcDouble(0.5), "<value><double>0.5</double></value>"],
    [new RpcDouble(3e10), "<value><double>30000000000</double></value>"],
    [3e9, "<value><int>3000000000</int></value>"],
    [[], "<value><array><data>\n</data></array></value>"],
    [
      ["started\n", 8, true],
      "<value><array><data>\n<value><string>started\n</string></value>\n<value><int>8</int></value>\n" +
      "<value><boolean>1</boolean></value>\n</data></array></value>",
    ],
    [
      { statename: "RUNNING", "a&b": 1 },
      "<value><struct>\n<member>\n<name>statename</name>\n<value><string>RUNNING</string></value>\n</member>\n" +
      "<member>\n<name>a&amp;b</name>\n<value><int>1</int></value>\n</member>\n</struct></value>",
    ],
  ];
  for (const [value, expected] of cases) assertEquals(text(encodeResponse(value)), response(expected));
});

Deno.test("encodeResponse() replaces what XML 1.0 forbids", () => {
  const value = "\x00\x1b[1m\t\n\ufffe\ud800x\u{1f600}";
  const expected = "<value><string>\ufffd\ufffd[1m\t\n\ufffd\ufffdx\u{1f600}</string></value>";
  assertEquals(text(encodeResponse(value)), response(expected));
});

Deno.test("encodeResponse() refuses numbers that are not whole", () => {
  assertThrows(() => encodeResponse(1.5), TypeError, "Cannot encode 1.5: not a whole number");
  assertThrows(() => encodeResponse(NaN), TypeError);
});

Deno.test("encodeFault() lays out code and text as the original does", () => {
  assertEquals(
    text(encodeFault(RpcFault.of("BAD_NAME", "nope"))),
    "<?xml version='1.0'?>\n<methodResponse>\n<fault>\n<value><struct>\n<member>\n<name>faultCode</name>\n" +
      "<value><int>10</int></value>\n</member>\n<member>\n<name>faultString</name>\n" +
      "<value><string>BAD_NAME: nope</string></value>\n</member>\n</struct></value>\n</fault>\n</methodResponse>\n",
  );
});

Deno.test("encodeCall() writes what Python's xmlrpc.client writes", () => {
  assertEquals(
    text(encodeCall("system.multicall", [[{ methodName: "supervisor.getPID", params: [] }]])),
    "<?xml version='1.0'?>\n<methodCall>\n<methodName>system.multicall</methodName>\n<params>\n<param>\n" +
      "<value><array><data>\n<value><struct>\n<member>\n<name>methodName</name>\n" +
      "<value><string>supervisor.getPID</string></value>\n</member>\n<member>\n<name>params</name>\n" +
      "<value><array><data>\n</data></array></value>\n</member>\n</struct></value>\n</data></array></value>\n" +
      "</param>\n</params>\n</methodCall>\n",
  );
});

Deno.test("decodeCall() reads a call of Python's xmlrpc.client with every type", async () => {
  const document = "<?xml version='1.0'?>\n<methodCall>\n<methodName>supervisor.startProcess</methodName>\n<params>\n" +
    "<param>\n<value><int>-5</int></value>\n</param>\n<param>\n<value><boolean>1</boolean></value>\n</param>\n" +
    "<param>\n<value><string>a&lt;&amp;&gt;\"'é</string></value>\n</param>\n<param>\n<value><array><data>\n" +
    "<value><int>1</int></value>\n<value><array><data>\n<value><string>x</string></value>\n</data></array></value>\n" +
    "</data></array></value>\n</param>\n<param>\n<value><struct>\n<member>\n<name>b</name>\n" +
    "<value><int>1</int></value>\n</member>\n<member>\n<name>a</name>\n<value><string>q</string></value>\n" +
    "</member>\n</struct></value>\n</param>\n<param>\n<value><double>1.5</double></value>\n</param>\n<param>\n" +
    "<value><dateTime.iso8601>20261122T10:41:25</dateTime.iso8601></value>\n</param>\n<param>\n" +
    "<value><base64>\naMOp\n</base64></value>\n</param>\n</params>\n</methodCall>\n";
  assertEquals(await decodeCall(bytes(document)), {
    method: "supervisor.startProcess",
    params: [
      -5,
      true,
      `a<&>"'é`,
      [1, ["x"]],
      { b: 1, a: "q" },
      new RpcDouble(1.5),
      new Date("2026-11-22T10:41:25Z"),
      "hé",
    ],
  });
});

Deno.test("decodeCall() takes every way to have no parameters", async () => {
  for (const params of ["", "<params/>", "<params></params>", "<params>\n</params>"]) {
    const document = `<methodCall><methodName>supervisor.getPID</methodName>${params}</methodCall>`;
    assertEquals(await decodeCall(bytes(document)), { method: "supervisor.getPID", params: [] });
  }
});

Deno.test("decodeCall() keeps white space in names and strings", async () => {
  const document = "<methodCall><methodName> a.b </methodName></methodCall>";
  assertEquals((await decodeCall(bytes(document))).method, " a.b ");
  assertEquals(await decodeOne("<value> cat </value>"), " cat ");
  assertEquals(await decodeOne("<value>\n <string> cat\r\n</string>\n</value>"), " cat\n");
});

Deno.test("decodeCall() gives an empty name for a document without one", async () => {
  for (const document of ["<methodCall></methodCall>", "<methodCall><methodName/></methodCall>"]) {
    assertEquals(await decodeCall(bytes(document)), { method: "", params: [] });
  }
});

Deno.test("decodeCall() reads values as leniently as the original", async () => {
  assertEquals(await decodeOne("<value>bare</value>"), "bare");
  assertEquals(await decodeOne("<value></value>"), "");
  assertEquals(await decodeOne("<value><string/></value>"), "");
  assertEquals(await decodeOne("<value><i4> +1_000 </i4></value>"), 1000);
  assertEquals(await decodeOne("<value><boolean>true</boolean></value>"), false);
  assertEquals(await decodeOne("<value><double> -1e3 </double></value>"), new RpcDouble(-1000));
  assertEquals(await decodeOne("<value><double>-inf</double></value>"), new RpcDouble(-Infinity));
  assertEquals(await decodeOne("<value><i8>5</i8></value>"), "5");
  assertEquals(await decodeOne("<value><nil/></value>"), null);
  assertEquals(await decodeOne("<value><![CDATA[<a>&amp;]]>b<!-- c -->d</value>"), "<a>&amp;bd");
  assertEquals(await decodeOne("<value>&#65;&#x1F600;&quot;&apos;</value>"), "A\u{1f600}\"'");
  assertEquals(
    await decodeOne("<value><struct><member><name>__proto__</name><value>x</value></member></struct></value>"),
    Object.fromEntries([["__proto__", "x"]]),
  );
});

Deno.test("decodeCall() refuses values that cannot be read", async () => {
  const values = [
    "<value><int></int></value>",
    "<value><int>1.5</int></value>",
    "<value><double>x</double></value>",
    "<value><dateTime.iso8601>2026-11-22</dateTime.iso8601></value>",
    "<value><dateTime.iso8601>20261322T10:41:25</dateTime.iso8601></value>",
    "<value><base64>abcde</base64></value>",
    "<value><base64>/w==</base64></value>",
    "<value><array/></value>",
    "<value><struct><member><name>a</name></member></struct></value>",
    "",
  ];
  for (const value of values) await assertRejects(() => decodeOne(value), XmlRpcSyntaxError, undefined, value);
});

Deno.test("decodeCall() ignores the declared encoding and refuses what is not UTF-8", async () => {
  const document = "<?xml version='1.0' encoding='ISO-8859-1'?><methodCall><methodName>é</methodName></methodCall>";
  assertEquals((await decodeCall(bytes(document))).method, "é");
  await assertRejects(() => decodeCall(Uint8Array.of(0xff)), XmlRpcSyntaxError, "not UTF-8");
});

Deno.test("decodeResponse() gives the value or throws the fault", async () => {
  assertEquals(await decodeResponse(encodeResponse([1, { a: "b" }])), [1, { a: "b" }]);
  const fault = await assertRejects(
    () => decodeResponse(encodeFault({ code: 6, text: "SHUTDOWN_STATE" })),
    RpcFault,
    "SHUTDOWN_STATE",
  );
  assertEquals(fault.code, 6);
  await assertRejects(() => decodeResponse(bytes("<html></html>")), XmlRpcSyntaxError);
});
