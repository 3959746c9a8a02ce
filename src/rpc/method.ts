import { EncodedAnswer } from "./codec/encoded_answer.ts";
import { RpcFault } from "./codec/fault.ts";
import type { RpcCall } from "./codec/xmlrpc.ts";
import type { RpcInput, RpcValue } from "./codec/xmlrpc_value.ts";
import { Provisional } from "./provisional.ts";

/** The type words of the original's documentation, as system.methodSignature tells them. */
export type RpcType = "array" | "boolean" | "int" | "string" | "struct" | "double" | "undefined";

export interface RpcParameter {
  readonly name: string;
  readonly type: RpcType;
  readonly optional: boolean;
}

/** What a method gives, at once or later. */
export type Result = RpcValue | EncodedAnswer | Promise<RpcValue | Provisional>;

/** A remotely callable method, declared. */
export interface Method {
  /** With its name space: "supervisor.getPID". */
  readonly name: string;
  readonly parameters: readonly RpcParameter[];
  /** The type of the result, as system.methodSignature tells it. */
  readonly result: RpcType;
  /** The exact text of system.methodHelp (RPC-095). */
  readonly help: string;
  /**
   * Called with a right number of parameters, of any type. A Promise keeps the answer open while other requests go on
   * (RPC-020); what it waits for goes on when the client has gone (RPC-021). Throws RpcFault for a fault; anything else
   * is told as HTTP 500 (RPC-019).
   */
  call(params: readonly RpcInput[]): Result;
}

/** Methods by name: nothing but what stands in it can be called (SEC-004). */
export type MethodTable = ReadonlyMap<string, Method>;

/**
 * Calls the method of that name. Throws RpcFault UNKNOWN_METHOD (RPC-017) or INCORRECT_PARAMETERS for a wrong number
 * of parameters (RPC-018), and what the method throws. The result of a method that waits is its Promise.
 */
export function invokeAlone(table: MethodTable, { method: name, params }: RpcCall): Result {
  const method = table.get(name);
  if (method === undefined) throw RpcFault.of("UNKNOWN_METHOD");
  const required = method.parameters.filter(({ optional }) => !optional).length;
  if (params.length < required || params.length > method.parameters.length) {
    throw RpcFault.of("INCORRECT_PARAMETERS");
  }
  return method.call(params);
}

/** As invokeAlone(), for a call that is not a request of its own: what another program would answer is a fault. */
export function invoke(table: MethodTable, call: RpcCall): RpcValue | Promise<RpcValue> {
  const value = invokeAlone(table, call);
  if (value instanceof EncodedAnswer) return value.value();
  if (!(value instanceof Promise)) return value;
  return value.then((settled) => {
    if (!(settled instanceof Provisional)) return settled;
    throw RpcFault.of("INCORRECT_PARAMETERS", `${call.method} is a request of its own`);
  });
}
