/** What an answer, or a call of our own client, may hold: plain numbers are whole and go out as <int>. */
export type RpcValue = number | boolean | string | RpcDouble | readonly RpcValue[] | RpcStruct;

/** Members keep the order in which they are written. */
export interface RpcStruct {
  /** A member. */
  readonly [name: string]: RpcValue;
}

/** A <double>: also a whole one is no <int>, and is shown otherwise. */
export class RpcDouble {
  /** `value` is the number as it was read, or is to be sent. */
  constructor(readonly value: number) {}
}

/**
 * What a decoded document may hold besides: doubles, dates, and null for an empty element of an unknown type such as
 * <nil/> (RPC-014).
 */
export type RpcInput = number | boolean | string | null | RpcDouble | Date | readonly RpcInput[] | RpcInputStruct;

/** A struct in an answer. */
export interface RpcInputStruct {
  /** A member. */
  readonly [name: string]: RpcInput;
}

/** Array.isArray() for readonly arrays, which the compiler does not narrow by itself. */
export function isRpcArray(value: RpcInput | undefined): value is readonly RpcInput[] {
  return Array.isArray(value);
}

export function isRpcStruct(value: RpcInput | undefined): value is RpcInputStruct {
  if (typeof value !== "object" || value === null || isRpcArray(value)) return false;
  return !(value instanceof Date) && !(value instanceof RpcDouble);
}
