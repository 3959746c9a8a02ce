import type { ProcessGroup } from "../../../supervisor/life/process_group.ts";
import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import type { Subprocess } from "../../../supervisor/process/subprocess.ts";
import { splitNamespec } from "../../../text/namespec.ts";
import { RpcFault } from "../../codec/fault.ts";
import { isRpcArray, isRpcStruct, type RpcInput } from "../../codec/xmlrpc_value.ts";
import { faultExtra, nameOf } from "./parameter.ts";

/** What a namespec names: one process, or with "group:*" a whole group. Throws BAD_NAME (RPC-024, RPC-025). */
export function find(
  supervisor: Supervisor,
  namespec: string,
): { readonly group: ProcessGroup; readonly process: Subprocess | null } {
  const names = splitNamespec(namespec);
  const group = supervisor.groups.get(names.group);
  if (group === undefined) throw RpcFault.of("BAD_NAME", namespec);
  if (names.process === null) return { group, process: null };
  const process = group.processes.get(names.process);
  if (process === undefined) throw RpcFault.of("BAD_NAME", namespec);
  return { group, process };
}

/** The one process that the parameter names; a whole group is BAD_NAME too. */
export function findProcess(supervisor: Supervisor, parameter: RpcInput | undefined): Subprocess {
  const namespec = nameOf(parameter);
  const { process } = find(supervisor, namespec);
  if (process === null) throw RpcFault.of("BAD_NAME", namespec);
  return process;
}

/** A group by its bare name, without ":*" (RPC-060). Throws BAD_NAME; for what Python looks up nowhere, as RPC-019. */
export function findGroup(supervisor: Supervisor, parameter: RpcInput | undefined): ProcessGroup {
  if (isRpcArray(parameter) || isRpcStruct(parameter)) throw RpcFault.of("INCORRECT_PARAMETERS");
  const group = typeof parameter === "string" ? supervisor.groups.get(parameter) : undefined;
  if (group === undefined) throw RpcFault.of("BAD_NAME", faultExtra(parameter));
  return group;
}

/** Every process, groups and then processes ascending by priority (RPC-061, RPC-067). */
export function allProcesses(supervisor: Supervisor): readonly Subprocess[] {
  return supervisor.groupsByPriority().flatMap((group) => group.byPriority());
}
