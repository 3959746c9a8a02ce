import { invoke, type MethodTable } from "../rpc/method.ts";
import { isRpcArray, isRpcStruct, type RpcInput, type RpcInputStruct } from "../rpc/xmlrpc_value.ts";
import { makeNamespec } from "../text/namespec.ts";
import type { ProcessRow } from "./process_row.ts";

/**
 * Every process, sorted by group and name, as getAllProcessInfo tells it. Throws RpcFault SHUTDOWN_STATE while
 * supervisord stops (WEB-029).
 */
export async function processRows(methods: MethodTable): Promise<readonly ProcessRow[]> {
  const infos: RpcInput = await invoke(methods, { method: "supervisor.getAllProcessInfo", params: [] });
  return isRpcArray(infos) ? infos.filter(isRpcStruct).map(toProcessRow) : [];
}

/** The row of a process by its info struct. */
export function toProcessRow(info: RpcInputStruct): ProcessRow {
  const { name, group, statename, description, start } = info;
  return {
    namespec: makeNamespec(String(group), String(name)),
    group: String(group),
    state: String(statename),
    description: String(description),
    start: Number(start),
  };
}
