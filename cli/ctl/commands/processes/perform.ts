import type { ActionResult } from "../../../../src/client/supervisor_rpc.ts";
import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";

/** The result of an action on one process. Throws what Server.call throws, but for faults. */
export async function perform(
  { group, name }: Pick<ActionResult, "group" | "name">,
  action: () => Promise<void>,
): Promise<ActionResult> {
  try {
    await action();
    return { group, name, status: FAULTS.SUCCESS, description: "OK" };
  } catch (error) {
    if (!(error instanceof RpcFault)) throw error;
    return { group, name, status: error.code, description: error.text };
  }
}
