import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { systemApi } from "../../../src/rpc/api/system_api.ts";
import { RpcFault } from "../../../src/rpc/codec/fault.ts";
import type { RpcInput } from "../../../src/rpc/codec/xmlrpc_value.ts";
import { invoke, type Method } from "../../../src/rpc/method.ts";

function method(name: string, call: Method["call"]): Method {
  const parameters = [{ name: "name", type: "string", optional: false }] as const;
  return { name, parameters, result: "boolean", help: `help of ${name}`, call };
}

function tableOf(others: readonly Method[]): ReadonlyMap<string, Method> {
  return new Map([...others, ...systemApi(others)].map((each) => [each.name, each]));
}

const table = tableOf([
  method("supervisor.echo", ([name]) => String(name)),
  method("supervisor.fail", () => {
    throw RpcFault.of("BAD_NAME", "zz");
  }),
  method("supervisor.crash", () => {
    throw new RangeError("boom");
  }),
]);
const call = (name: string, ...params: readonly RpcInput[]) => invoke(table, { method: name, params });
const multicall = async (calls: RpcInput) => await call("system.multicall", calls);

Deno.test("system.listMethods tells all names in order, its own too", () => {
  assertEquals(call("system.listMethods"), [
    "supervisor.crash",
    "supervisor.echo",
    "supervisor.fail",
    "system.listMethods",
    "system.methodHelp",
    "system.methodSignature",
    "system.multicall",
  ]);
});

Deno.test("system.methodHelp tells the text as it stands", () => {
  assertEquals(call("system.methodHelp", "supervisor.echo"), "help of supervisor.echo");
  assertEquals(
    call("system.methodHelp", "system.listMethods"),
    " Return an array listing the available method names\n\n" +
      "        @return array result  An array of method names available (strings).\n        ",
  );
});

Deno.test("system.methodSignature tells the result's type, then the parameters'", () => {
  assertEquals(call("system.methodSignature", "supervisor.echo"), ["boolean", "string"]);
  assertEquals(call("system.methodSignature", "system.multicall"), ["array", "array"]);
  assertEquals(call("system.methodSignature", "system.listMethods"), ["array"]);
});

Deno.test("system.methodHelp and methodSignature answer an unknown name with a fault", () => {
  for (const name of ["system.methodHelp", "system.methodSignature"]) {
    for (const unknown of ["nope", 5, null]) {
      const fault = assertThrows(() => call(name, unknown), RpcFault);
      assertEquals([fault.code, fault.text], [4, "SIGNATURE_UNSUPPORTED"]);
    }
  }
});

Deno.test("system.multicall gives bare results and fault structs", async () => {
  const calls = [
    { methodName: "supervisor.echo", params: ["a"] },
    { methodName: "system.listMethods2" },
    { methodName: "supervisor.fail", params: ["a"] },
    { methodName: "supervisor.echo" },
    { methodName: "supervisor.echo", params: 5 },
    { params: [] },
    { methodName: "system.multicall", params: [[]] },
    { methodName: "supervisor.crash", params: ["a"] },
  ];
  assertEquals(await multicall(calls), [
    "a",
    { faultCode: 1, faultString: "UNKNOWN_METHOD" },
    { faultCode: 10, faultString: "BAD_NAME: zz" },
    { faultCode: 2, faultString: "INCORRECT_PARAMETERS" },
    { faultCode: 2, faultString: "INCORRECT_PARAMETERS" },
    { faultCode: 2, faultString: "INCORRECT_PARAMETERS: No methodName" },
    { faultCode: 2, faultString: "INCORRECT_PARAMETERS: Recursive system.multicall forbidden" },
    { faultCode: 30, faultString: "FAILED: RangeError:boom" },
  ]);
});

Deno.test("system.multicall awaits each call before it begins the next", async () => {
  const order: string[] = [];
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const waiting = tableOf([
    method("supervisor.stop", () => {
      order.push("stop");
      return promise;
    }),
    method("supervisor.start", () => {
      order.push("start");
      return true;
    }),
  ]);
  const params = [[
    { methodName: "supervisor.stop", params: ["a"] },
    { methodName: "supervisor.start", params: ["a"] },
  ]];
  const results = invoke(waiting, { method: "system.multicall", params });
  assertEquals(order, ["stop"]);
  resolve(false);
  assertEquals(await results, [false, true]);
  assertEquals(order, ["stop", "start"]);
});

Deno.test("system.multicall tells apart what is no array of structs as the original does", async () => {
  assertEquals(await multicall([]), []);
  assertEquals(await multicall(""), []);
  for (const calls of [5, { a: 1 }, null, true]) {
    const fault = await assertRejects(() => multicall(calls), RpcFault);
    assertEquals(fault.text, "INCORRECT_PARAMETERS");
  }
  for (const calls of ["abc", [5], [[]]]) await assertRejects(() => multicall(calls), TypeError);
});
