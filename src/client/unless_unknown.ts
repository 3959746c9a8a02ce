import { FAULTS, RpcFault } from "../rpc/codec/fault.ts";

/** What a method gives that is ours alone; null where the server has no such method, as Supervisor. Rejects as it does. */
export async function unlessUnknown<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RpcFault && error.code === FAULTS.UNKNOWN_METHOD) return null;
    throw error;
  }
}
