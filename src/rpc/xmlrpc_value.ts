/** What an answer, or a call of our own client, may hold: numbers are whole and go out as <int>. */
export type RpcValue = number | boolean | string | readonly RpcValue[] | RpcStruct;

/** Members keep the order in which they are written. */
export interface RpcStruct {
  readonly [name: string]: RpcValue;
}

/**
 * What a decoded document may hold besides: fractions, dates, and null for an empty element of an unknown type such
 * as <nil/> (RPC-014).
 */
export type RpcInput = number | boolean | string | null | Date | readonly RpcInput[] | RpcInputStruct;

export interface RpcInputStruct {
  readonly [name: string]: RpcInput;
}

/** Array.isArray() for readonly arrays, which the compiler does not narrow by itself. */
export function isRpcArray(value: RpcInput | undefined): value is readonly RpcInput[] {
  return Array.isArray(value);
}

export function isRpcStruct(value: RpcInput | undefined): value is RpcInputStruct {
  return typeof value === "object" && value !== null && !isRpcArray(value) && !(value instanceof Date);
}
