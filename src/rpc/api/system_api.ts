import { RpcFault } from "../codec/fault.ts";
import { isRpcArray, isRpcStruct, type RpcInput, type RpcInputStruct, type RpcValue } from "../codec/xmlrpc_value.ts";
import { invoke, type Method, type MethodTable } from "../method.ts";
import { SYSTEM_HELP as help } from "./system_api_help.ts";

/** The methods of the `system` name space, which also tell about and call those of `others`. */
export function systemApi(others: readonly Method[]): readonly Method[] {
  const table = new Map<string, Method>();
  const methods = [listMethods(table), methodHelp(table), methodSignature(table), multicall(table)];
  for (const method of [...others, ...methods]) table.set(method.name, method);
  return methods;
}

function listMethods(table: MethodTable): Method {
  return {
    name: "system.listMethods",
    parameters: [],
    result: "array",
    help: help.listMethods,
    call: () => [...table.keys()].toSorted(),
  };
}

function methodHelp(table: MethodTable): Method {
  return {
    name: "system.methodHelp",
    parameters: [{ name: "name", type: "string", optional: false }],
    result: "string",
    help: help.methodHelp,
    call: ([name]) => describe(table, name).help,
  };
}

// The type of the result, then those of the parameters (RPC-096)
function methodSignature(table: MethodTable): Method {
  return {
    name: "system.methodSignature",
    parameters: [{ name: "name", type: "string", optional: false }],
    result: "array",
    help: help.methodSignature,
    call([name]) {
      const { result, parameters } = describe(table, name);
      return [result, ...parameters.map(({ type }) => type)];
    },
  };
}

function describe(table: MethodTable, name: RpcInput | undefined): Method {
  const method = typeof name === "string" ? table.get(name) : undefined;
  if (method === undefined) throw RpcFault.of("SIGNATURE_UNSUPPORTED");
  return method;
}

function multicall(table: MethodTable): Method {
  return {
    name: "system.multicall",
    parameters: [{ name: "calls", type: "array", optional: false }],
    result: "array",
    help: help.multicall,
    call([calls]) {
      // Compat: RPC-101, what is not a list is a fault, a list of anything but structs is an unexpected error.
      if (calls === "") return [];
      if (typeof calls === "string") throw new TypeError("Cannot run calls: not an array");
      if (!isRpcArray(calls)) throw RpcFault.of("INCORRECT_PARAMETERS");
      if (!calls.every(isRpcStruct)) throw new TypeError("Cannot run calls: not all are structs");
      return callAll(table, calls);
    },
  };
}

/** Strictly one after the other: a call that waits is awaited before the next begins (RPC-098). */
async function callAll(table: MethodTable, calls: readonly RpcInputStruct[]): Promise<RpcValue> {
  const results: RpcValue[] = [];
  for (const call of calls) results.push(await callOne(table, call));
  return results;
}

/**
 * Compat: RPC-097, the bare result, not wrapped in an array of one as the multicall convention says. What cannot be
 * called is the fault of its own entry (RPC-099); without params there are none (RPC-100).
 */
async function callOne(table: MethodTable, call: RpcInputStruct): Promise<RpcValue> {
  const { methodName = null, params = [] } = call;
  try {
    if (methodName === null) throw RpcFault.of("INCORRECT_PARAMETERS", "No methodName");
    if (methodName === "system.multicall") {
      throw RpcFault.of("INCORRECT_PARAMETERS", "Recursive system.multicall forbidden");
    }
    if (typeof methodName !== "string") throw new TypeError("methodName is not a string");
    if (!isRpcArray(params)) throw RpcFault.of("INCORRECT_PARAMETERS");
    return await invoke(table, { method: methodName, params });
  } catch (error) {
    return toEntry(error);
  }
}

function toEntry(error: unknown): RpcValue {
  const fault = error instanceof RpcFault ? error : RpcFault.of("FAILED", describeError(error));
  return { faultCode: fault.code, faultString: fault.text };
}

function describeError(error: unknown): string {
  return error instanceof Error ? `${error.name}:${error.message}` : String(error);
}
