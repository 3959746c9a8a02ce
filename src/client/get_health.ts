import { FAULTS, RpcFault } from "../rpc/codec/fault.ts";
import { plainHealth } from "./plain_health.ts";
import { type ProcessHealth, processHealth } from "./process_health.ts";
import { RpcResult } from "./rpc_result.ts";
import type { Caller } from "./server.ts";

const { list } = RpcResult;

/**
 * How all processes are doing: in one request to a monovisor; Supervisor is asked for what it can tell. Throws as
 * Caller.call does.
 */
export async function getHealth(server: Caller): Promise<readonly ProcessHealth[]> {
  try {
    return list(await server.call("monovisor.getHealth", []), processHealth);
  } catch (error) {
    if (!(error instanceof RpcFault) || error.code !== FAULTS.UNKNOWN_METHOD) throw error;
  }
  return list(await server.call("supervisor.getAllProcessInfo", []), plainHealth);
}
