import type { Subprocess } from "../../../supervisor/process/subprocess.ts";
import { makeNamespec } from "../../../text/namespec.ts";
import { FAULTS, RpcFault } from "../../codec/fault.ts";
import type { RpcStruct, RpcValue } from "../../codec/xmlrpc_value.ts";

type Outcome = RpcValue | Promise<RpcValue>;

/**
 * Calls `action` with the namespec of each process and gathers {name, group, status, description} in order of
 * completion: work is begun in the order given, and what fails or is done at once comes first (RPC-058, RPC-059).
 */
export function forEach(
  processes: readonly Subprocess[],
  action: (namespec: string) => Outcome,
): readonly RpcStruct[] | Promise<readonly RpcStruct[]> {
  const results: RpcStruct[] = [];
  const pending: Promise<void>[] = [];
  for (const process of processes) {
    const outcome = attempt(() => action(makeNamespec(process.group, process.config.name)));
    const keep = (fault: RpcFault | null) => void results.push(report(process, fault));
    if (outcome instanceof RpcFault) keep(outcome);
    else if (outcome instanceof Promise) pending.push(outcome.then(() => keep(null), (why) => keep(faultOf(why))));
    else keep(null);
  }
  return pending.length === 0 ? results : Promise.all(pending).then(() => results);
}

function attempt(action: () => Outcome): Outcome | RpcFault {
  try {
    return action();
  } catch (error) {
    return faultOf(error);
  }
}

function faultOf(error: unknown): RpcFault {
  if (error instanceof RpcFault) return error;
  throw error;
}

function report({ config, group }: Subprocess, fault: RpcFault | null): RpcStruct {
  const status = fault?.code ?? FAULTS.SUCCESS;
  return { name: config.name, group, status, description: fault?.text ?? "OK" };
}
