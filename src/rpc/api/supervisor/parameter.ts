import { pythonFloat } from "../../../text/python/python_float.ts";
import { pythonInt } from "../../../text/python/python_int.ts";
import { pythonRepr } from "../../../text/python/python_repr.ts";
import { ValueError } from "../../../text/python/value_error.ts";
import { RpcFault } from "../../codec/fault.ts";
import { isRpcArray, isRpcStruct, RpcDouble, type RpcInput } from "../../codec/xmlrpc_value.ts";

/** A process name. Throws TypeError for anything but text: HTTP 500, as the original answers (RPC-019). */
export function nameOf(value: RpcInput | undefined): string {
  if (typeof value === "string") return value;
  throw new TypeError(`Cannot take ${shown(value)} as a name: it is not a string`);
}

/**
 * An offset or a length: text and fractions are converted as Python's int() does (RPC-034). Throws ValueError for
 * text that is no number (HTTP 500), INCORRECT_PARAMETERS for what int() does not take.
 */
export function intOf(value: RpcInput | undefined): number {
  if (value instanceof RpcDouble) return wholeOf(value);
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string") return pythonInt(value);
  throw RpcFault.of("INCORRECT_PARAMETERS");
}

/** Python's int() of a float: without what follows the point. Throws ValueError where that leaves no number. */
export function wholeOf({ value }: RpcDouble): number {
  if (Number.isFinite(value)) return Math.trunc(value);
  throw new ValueError(`cannot convert float ${pythonFloat(value)} to integer`);
}

/** Whether the caller waits: every truthy value counts, and none given means yes (RPC-057). */
export function waitOf(value: RpcInput | undefined): boolean {
  if (isRpcArray(value)) return value.length > 0;
  if (isRpcStruct(value)) return Object.keys(value).length > 0;
  return value === undefined || Boolean(value instanceof RpcDouble ? value.value !== 0 : value);
}

/** The value as Python's str() shows it: in fault texts and in events (EVT-014). */
export function shown(value: RpcInput | undefined): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value === null || value === undefined) return "None";
  if (typeof value === "number") return String(value);
  if (value instanceof RpcDouble) return pythonFloat(value.value);
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace("T", " ");
  if (isRpcArray(value)) return `[${value.map(inner).join(", ")}]`;
  return `{${Object.entries(value).map(([key, item]) => `${pythonRepr(key)}: ${inner(item)}`).join(", ")}}`;
}

/** What a fault tells of a value after its colon: nothing of <nil/>. */
export function faultExtra(value: RpcInput | undefined): string | undefined {
  return value === null ? undefined : shown(value);
}

function inner(value: RpcInput): string {
  return typeof value === "string" ? pythonRepr(value) : shown(value);
}
