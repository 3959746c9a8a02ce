import { assertEquals, assertThrows } from "@std/assert";
import { RpcFault } from "../../src/rpc/codec/fault.ts";
import { invoke, type Method } from "../../src/rpc/method.ts";

const signal: Method = {
  name: "supervisor.startProcess",
  parameters: [{ name: "name", type: "string", optional: false }, { name: "wait", type: "boolean", optional: true }],
  result: "array",
  help: "",
  call: (params) => [params.length, String(params[0])],
};
const table = new Map([[signal.name, signal]]);

Deno.test("invoke() calls the method with a right number of parameters", () => {
  assertEquals(invoke(table, { method: "supervisor.startProcess", params: ["cat"] }), [1, "cat"]);
  assertEquals(invoke(table, { method: "supervisor.startProcess", params: [5, true] }), [2, "5"]);
});

Deno.test("invoke() answers a wrong number of parameters with a fault", () => {
  for (const params of [[], ["cat", true, 1]]) {
    const fault = assertThrows(() => invoke(table, { method: "supervisor.startProcess", params }), RpcFault);
    assertEquals([fault.code, fault.text], [2, "INCORRECT_PARAMETERS"]);
  }
});

Deno.test("invoke() knows a method by its exact name only", () => {
  const names = ["startProcess", " supervisor.startProcess", "supervisor.startProcess.call", "supervisor._x", "", "."];
  for (const method of names) {
    const fault = assertThrows(() => invoke(table, { method, params: ["cat"] }), RpcFault);
    assertEquals([fault.code, fault.text], [1, "UNKNOWN_METHOD"]);
  }
});
