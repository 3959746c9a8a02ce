import { plainHealth } from "./plain_health.ts";
import { type ProcessHealth, processHealth } from "./process_health.ts";
import { RpcResult } from "./rpc_result.ts";
import type { Caller } from "./server.ts";
import { unlessUnknown } from "./unless_unknown.ts";

const { list } = RpcResult;

/**
 * How all processes are doing: in one request to a monovisor; Supervisor is asked for what it can tell. Throws as
 * Caller.call does.
 */
export async function getHealth(server: Caller): Promise<readonly ProcessHealth[]> {
  const told = await unlessUnknown(server.call("monovisor.getHealth", []));
  if (told !== null) return list(told, processHealth);
  return list(await server.call("supervisor.getAllProcessInfo", []), plainHealth);
}
