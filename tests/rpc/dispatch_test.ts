import { assertEquals, assertMatch } from "@std/assert";
import { encodeCall } from "../../src/rpc/codec/encode_call.ts";
import { RpcFault } from "../../src/rpc/codec/fault.ts";
import { encodeFault, encodeResponse } from "../../src/rpc/codec/xmlrpc.ts";
import { dispatch } from "../../src/rpc/dispatch.ts";
import type { Method } from "../../src/rpc/method.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function setUp(call: Method["call"]) {
  const lines: string[] = [];
  const method: Method = { name: "supervisor.x", parameters: [], result: "boolean", help: "", call };
  const context = {
    methods: new Map([[method.name, method]]),
    log: (level: string, message: string) => void lines.push(`${level} ${message}`),
  };
  return { lines, send: (body: Uint8Array) => dispatch(body, context) };
}

Deno.test("dispatch() answers with the method's value and tells so at trace", async () => {
  const { lines, send } = setUp(() => true);
  assertEquals(await send(encodeCall("supervisor.x", [])), { status: 200, body: encodeResponse(true) });
  assertEquals(lines, [
    "trace XML-RPC method called: supervisor.x()",
    "trace XML-RPC method supervisor.x() returned successfully",
  ]);
});

Deno.test("dispatch() answers a fault with 200", async () => {
  const fault = RpcFault.of("BAD_NAME", "nope");
  const { lines, send } = setUp(() => {
    throw fault;
  });
  assertEquals(await send(encodeCall("supervisor.x", [])), { status: 200, body: encodeFault(fault) });
  assertEquals(lines, [
    "trace XML-RPC method called: supervisor.x()",
    "trace XML-RPC method supervisor.x() returned fault: [10] BAD_NAME: nope",
  ]);
});

Deno.test("dispatch() answers an unknown method with a fault", async () => {
  const { lines, send } = setUp(() => true);
  assertEquals(await send(encodeCall("nope", [])), { status: 200, body: encodeFault(RpcFault.of("UNKNOWN_METHOD")) });
  assertEquals(lines.at(-1), "trace XML-RPC method nope() returned fault: [1] UNKNOWN_METHOD");
});

Deno.test("dispatch() answers later for a method that waits, also with a fault", async () => {
  const { promise, reject } = Promise.withResolvers<boolean>();
  const { lines, send } = setUp(() => promise);
  const answer = send(encodeCall("supervisor.x", []));
  reject(RpcFault.of("SPAWN_ERROR", "cat"));
  assertEquals(await answer, { status: 200, body: encodeFault(RpcFault.of("SPAWN_ERROR", "cat")) });
  assertEquals(lines, [
    "trace XML-RPC method called: supervisor.x()",
    "trace XML-RPC method supervisor.x() returned successfully",
  ]);
});

Deno.test("dispatch() answers what it cannot read with 400 and shows it as Python would", async () => {
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [bytes("<x"), "error XML-RPC request data '<x' is invalid: unmarshallable"],
    [bytes("it's <x é\n"), `error XML-RPC request data "it's <x é\\n" is invalid: unmarshallable`],
    [bytes(`<x "'\x01é\t\\`), `error XML-RPC request data '<x "\\'\\x01é\\t\\\\' is invalid: unmarshallable`],
    [bytes(""), "error XML-RPC request data '' is invalid: unmarshallable"],
    [Uint8Array.of(0xff), "error XML-RPC request data '\ufffd' is invalid: unmarshallable"],
    [
      bytes("<methodCall></methodCall>"),
      "error XML-RPC request data '<methodCall></methodCall>' is invalid: no method name",
    ],
  ];
  for (const [body, line] of cases) {
    const { lines, send } = setUp(() => true);
    assertEquals(await send(body), { status: 400 });
    assertEquals(lines, [line]);
  }
});

Deno.test("dispatch() answers an unexpected exception with 500 and tells it, now or later", async () => {
  const now = setUp(() => {
    throw new RangeError("boom");
  });
  assertEquals(await now.send(encodeCall("supervisor.x", [])), { status: 500 });
  assertMatch(
    now.lines.at(-1) ?? "",
    /^critical Handling XML-RPC request with data "<\?xml version='1\.0'\?>\\n<methodCall>.*" raised an unexpected exception: RangeError: boom$/,
  );
  const later = setUp(() => Promise.reject(new RangeError("boom")));
  assertEquals(await later.send(encodeCall("supervisor.x", [])), { status: 500 });
  assertMatch(later.lines.at(-1) ?? "", /^error XML-RPC response callback error:RangeError: boom$/);
});

Deno.test("dispatch() answers a value that cannot be sent with 500", async () => {
  const { send } = setUp(() => 1.5);
  assertEquals(await send(encodeCall("supervisor.x", [])), { status: 500 });
});
