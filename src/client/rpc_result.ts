import { isRpcArray, isRpcStruct, RpcDouble, type RpcInput } from "../rpc/codec/xmlrpc_value.ts";
import { pythonRepr } from "../text/python/python_repr.ts";
import { PythonError } from "./python_error.ts";

/** Readers of call results: each gives the exact type or throws TypeError, as using the wrong one does in Python. */
export const RpcResult = {
  text(value: RpcInput): string {
    return typeof value === "string" ? value : mismatch("str");
  },

  int(value: RpcInput): number {
    return typeof value === "number" ? value : mismatch("int");
  },

  /** A number of any kind. */
  real(value: RpcInput): number {
    return value instanceof RpcDouble ? value.value : RpcResult.int(value);
  },

  /** Python's truth: servers of other make send 0 and 1 for a boolean. */
  truth(value: RpcInput): boolean {
    return value !== 0 && value !== "" && value !== false && value !== null;
  },

  list<T>(value: RpcInput, item: (value: RpcInput) => T): readonly T[] {
    return isRpcArray(value) ? value.map(item) : mismatch("list");
  },

  /** The member `name` of a struct; KeyError when it is missing. */
  member<T>(struct: RpcInput, { name, read }: { readonly name: string; readonly read: (value: RpcInput) => T }): T {
    if (!isRpcStruct(struct)) return mismatch("dict");
    const value = struct[name];
    if (value === undefined) throw new PythonError("KeyError", pythonRepr(name));
    return read(value);
  },
} as const;

function mismatch(expected: string): never {
  throw new PythonError("TypeError", `the server's answer is not of type ${expected}`);
}
