import { assertEquals, assertRejects } from "@std/assert";
import { ConnectionError } from "../../src/client/connection_error.ts";
import { ProtocolError } from "../../src/client/protocol_error.ts";
import { PythonError } from "../../src/client/python_error.ts";
import { XmlRpcClient } from "../../src/client/xml_rpc_client.ts";
import { RpcFault } from "../../src/rpc/codec/fault.ts";
import { httpServer } from "./http_server.ts";

const XML = "<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n<value><string>é</string></value>\n" +
  "</param>\n</params>\n</methodResponse>\n";
const FAULT = "<?xml version='1.0'?>\n<methodResponse>\n<fault>\n<value><struct>\n<member>\n<name>faultCode</name>\n" +
  "<value><int>10</int></value>\n</member>\n<member>\n<name>faultString</name>\n" +
  "<value><string>BAD_NAME: x</string></value>\n</member>\n</struct></value>\n</fault>\n</methodResponse>\n";

function ok(body: string, headers = ""): string {
  const length = new TextEncoder().encode(body).length;
  return `HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: ${length}\r\n${headers}\r\n${body}`;
}

function client(url: string, { username, password }: { username?: string; password?: string } = {}) {
  return new XmlRpcClient({ url, username, password });
}

for (const transport of ["tcp", "unix"] as const) {
  Deno.test(`XmlRpcClient.call() sends calls over one ${transport} connection`, async () => {
    await using server = await httpServer(transport, [ok(XML), ok(XML)]);
    using rpc = client(server.url);
    assertEquals(await rpc.call("supervisor.getVersion", []), "é");
    assertEquals(await rpc.call("supervisor.startProcess", ["x", false]), "é");
    assertEquals(server.connections, 1);
    const [, second] = server.requests;
    assertEquals(second?.line, "POST /RPC2 HTTP/1.1");
    assertEquals(second?.headers, [
      transport === "unix" ? "Host: localhost" : `Host: ${server.url.slice("http://".length)}`,
      "Accept-Encoding: identity",
      "User-Agent: monovisor",
      "Content-Type: text/xml",
      "Accept: text/xml",
      `Content-Length: ${second?.body.length}`,
    ]);
    assertEquals(second?.body.includes("<methodName>supervisor.startProcess</methodName>"), true);
  });
}

Deno.test("XmlRpcClient.call() makes calls wait for those before them, also for one that fails", async () => {
  await using server = await httpServer("unix", [ok(XML), ok(FAULT), ok(XML)]);
  using rpc = client(server.url);
  const calls = ["a", "b", "c"].map((method) => rpc.call(method, []));
  const [first, second, third] = await Promise.allSettled(calls);
  assertEquals([first?.status, second?.status, third?.status], ["fulfilled", "rejected", "fulfilled"]);
  assertEquals(server.connections, 1);
  const methods = server.requests.map(({ body }) => /<methodName>(.*)<\/methodName>/.exec(body)?.[1]);
  assertEquals(methods, ["a", "b", "c"]);
});

Deno.test("XmlRpcClient.call() sends user and password as they are", async () => {
  await using server = await httpServer("tcp", [ok(XML)]);
  using rpc = client(server.url, { username: "user", password: "pass:wo rd é" });
  await rpc.call("supervisor.getPID", []);
  const sent = server.requests[0]?.headers.find((header) => header.startsWith("Authorization"));
  assertEquals(sent, "Authorization: Basic dXNlcjpwYXNzOndvIHJkIMOp");
});

Deno.test("XmlRpcClient.call() connects anew after an answer that closes the connection", async () => {
  await using server = await httpServer("unix", [ok(XML, "Connection: close\r\n"), ok(XML)]);
  using rpc = client(server.url);
  await rpc.call("a", []);
  await rpc.call("a", []);
  assertEquals(server.connections, 2);
});

Deno.test("XmlRpcClient.call() reads chunked bodies and bodies that end with the connection", async () => {
  const parts = [XML.slice(0, 40), XML.slice(40)].map((part) => new TextEncoder().encode(part));
  const chunks = parts.map((part) => `${part.length.toString(16)};x=y\r\n${new TextDecoder().decode(part)}\r\n`);
  const chunked = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunks.join("")}0\r\n\r\n`;
  const endless = `HTTP/1.0 200 OK\r\n\r\n${XML}`;
  await using server = await httpServer("tcp", [chunked, `HTTP/1.1 100 Continue\r\n\r\n${ok(XML)}`, endless]);
  using rpc = client(server.url);
  for (let call = 0; call < 3; call++) assertEquals(await rpc.call("a", []), "é");
  assertEquals(server.connections, 1);
});

Deno.test("XmlRpcClient.call() throws the server's fault", async () => {
  await using server = await httpServer("tcp", [ok(FAULT)]);
  using rpc = client(server.url);
  const fault = await assertRejects(() => rpc.call("a", []), RpcFault);
  assertEquals([fault.code, fault.text], [10, "BAD_NAME: x"]);
});

Deno.test("XmlRpcClient.call() throws ProtocolError for other statuses", async () => {
  await using server = await httpServer("tcp", ["HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"]);
  using rpc = client(server.url);
  const error = await assertRejects(() => rpc.call("a", []), ProtocolError);
  assertEquals([error.status, error.message], [401, "<ProtocolError for 127.0.0.1/RPC2: 401 Unauthorized>"]);
});

Deno.test("XmlRpcClient.call() names what the server did wrong as Python does", async () => {
  const cases = [
    ["", "http.client.RemoteDisconnected", "Remote end closed connection without response"],
    ["hello\r\n", "http.client.BadStatusLine", "hello"],
    [
      "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
      "http.client.IncompleteRead",
      "IncompleteRead(3 bytes read, 6 more expected)",
    ],
  ] as const;
  for (const [answer, className, message] of cases) {
    await using server = await httpServer("tcp", [answer]);
    using rpc = client(server.url);
    const error = await assertRejects(() => rpc.call("a", []), PythonError);
    assertEquals([error.className, error.message], [className, message]);
  }
  await using server = await httpServer("tcp", [ok("<html>")]);
  using rpc = client(server.url);
  const error = await assertRejects(() => rpc.call("a", []), PythonError);
  assertEquals(error.className, "xml.parsers.expat.ExpatError");
});

Deno.test("XmlRpcClient.call() names why it cannot connect", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  const refused = "ConnectionRefusedError [Errno 111] Connection refused refused";
  const cases = [
    [`http://127.0.0.1:${port}`, refused],
    [`http://localhost:${port}`, refused],
    ["unix:///nonexistent/s.sock", "FileNotFoundError [Errno 2] No such file or directory no_such_file"],
    ["unix:///etc/passwd/x", "NotADirectoryError [Errno 20] Not a directory other"],
    [`unix:///${"a".repeat(200)}`, "OSError AF_UNIX path too long other"],
  ] as const;
  for (const [url, text] of cases) {
    const error = await assertRejects(() => client(url).call("a", []), ConnectionError);
    assertEquals(`${error.className} ${error.message} ${error.problem}`, text);
  }
});

Deno.test("XmlRpcClient.call() refuses integers that XML-RPC does not know", async () => {
  const error = await assertRejects(() => client("unix:///nonexistent").call("a", [2 ** 31]), PythonError);
  assertEquals([error.className, error.message], ["OverflowError", "int exceeds XML-RPC limits"]);
});

Deno.test("ConnectionError.from() translates resolver errors and keeps all others", () => {
  const lookup = ConnectionError.from(new Error("failed to lookup address information: Name or service not known"));
  const text = lookup instanceof ConnectionError ? `${lookup.className} ${lookup.message}` : "";
  assertEquals(text, "socket.gaierror [Errno -2] Name or service not known");
  const other = new TypeError("odd");
  assertEquals(ConnectionError.from(other), other);
});
