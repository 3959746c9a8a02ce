import type { RpcInput } from "../../../../src/rpc/codec/xmlrpc_value.ts";

/** A process as getProcessInfo gives it; of the members that supervisorctl does not read, one for all. */
export function info(
  group: string,
  { name = group, state = 20, statename = "RUNNING", description = "pid 7, uptime 0:00:01", pid = 7 }: {
    readonly name?: string;
    readonly state?: number;
    readonly statename?: string;
    readonly description?: string;
    readonly pid?: number;
  } = {},
): RpcInput {
  return { group, name, state, statename, description, pid, spawnerr: "" };
}

/** A result of an action on several processes. */
export function result(group: string, { name = group, status = 80, description = "OK" } = {}): RpcInput {
  return { group, name, status, description };
}
