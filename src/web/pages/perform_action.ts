import { FAULTS, RpcFault } from "../../rpc/codec/fault.ts";
import { heldReason } from "../../rpc/codec/held_reason.ts";
import type { RpcValue } from "../../rpc/codec/xmlrpc_value.ts";
import { invoke, type MethodTable } from "../../rpc/method.ts";
import { splitNamespec } from "../../text/namespec.ts";
import { ctime } from "../../text/python/ctime.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";

export interface ActionRequest {
  readonly action: string;
  readonly namespec: string | null;
}

export interface ActionContext {
  /** The methods that remote callers have: every rule of theirs holds here too. */
  readonly methods: MethodTable;
  readonly exists: (names: { readonly group: string; readonly process: string }) => boolean;
  /** Ends what does not go though it was told to; false when it was not. */
  readonly kill: (names: { readonly group: string; readonly process: string }) => boolean;
  /** Local time, in a Date's UTC fields. */
  readonly now: () => Date;
}

/**
 * Does what a button of the status page stands for and gives the sentence that says how it went, when all is done
 * (WEB-012..020). Throws for an action that there is not, and while supervisord stops: a 500 as in the original.
 */
export async function performAction(request: ActionRequest, context: ActionContext): Promise<string> {
  const { action, namespec } = request;
  const stopAll = "supervisor.stopAllProcesses";
  const call = async (method: string, ...params: readonly string[]): Promise<RpcValue> =>
    await invoke(context.methods, { method, params });
  const inTurn = async (...calls: readonly { readonly methodName: string; readonly params: readonly string[] }[]) =>
    await invoke(context.methods, { method: "system.multicall", params: [calls.map((entry) => ({ ...entry }))] });

  switch (action) {
    case "refresh":
      return `Page refreshed at ${ctime(context.now())}`;
    case "stopall":
      await call(stopAll);
      return `All stopped at ${ctime(context.now())}`;
    case "restartall":
      await inTurn({ methodName: stopAll, params: [] }, { methodName: "supervisor.startAllProcesses", params: [] });
      return `All restarted at ${ctime(context.now())}`;
  }
  if (namespec === null) throw new Error(`Cannot perform ${pythonRepr(action)}: no process is named`);
  const { group, process } = splitNamespec(namespec);
  if (process === null || !context.exists({ group, process })) return `No such process named ${namespec}`;

  switch (action) {
    case "start":
      return await faultOf(() => call("supervisor.startProcess", namespec), startError(namespec)) ??
        `Process ${namespec} started`;
    case "stop":
      return await faultOf(() => call("supervisor.stopProcess", namespec), unexpected) ?? `Process ${namespec} stopped`;
    case "restart":
      // Compat: WEB-016, told also when one of the two has failed
      await inTurn(
        { methodName: "supervisor.stopProcess", params: [namespec] },
        { methodName: "supervisor.startProcess", params: [namespec] },
      );
      return `Process ${namespec} restarted`;
    case "clearlog":
      return await faultOf(() => call("supervisor.clearProcessLogs", namespec), unexpected) ??
        `Log for ${namespec} cleared`;
    case "kill":
      // Not the original's, which has no such action
      return context.kill({ group, process })
        ? `Process ${namespec} killed`
        : `ERROR: ${namespec} is not being stopped`;
    default:
      throw new Error(`Cannot perform ${pythonRepr(action)}: there is no such action`);
  }
}

async function faultOf(step: () => Promise<RpcValue>, tell: (fault: RpcFault) => string): Promise<string | null> {
  try {
    await step();
    return null;
  } catch (error) {
    if (error instanceof RpcFault) return tell(error);
    throw error;
  }
}

function startError(namespec: string): (fault: RpcFault) => string {
  return (fault) =>
    `ERROR: Process ${namespec}: ${heldReason(fault.text) ?? START_ERRORS.get(fault.code) ?? unexpected(fault)}`;
}

const START_ERRORS: ReadonlyMap<number, string> = new Map([
  [FAULTS.NO_FILE, "no such file"],
  [FAULTS.NOT_EXECUTABLE, "file not executable"],
  [FAULTS.ALREADY_STARTED, "already started"],
  [FAULTS.SPAWN_ERROR, "spawn error"],
  [FAULTS.ABNORMAL_TERMINATION, "abnormal termination"],
]);

function unexpected({ code, text }: RpcFault): string {
  return `unexpected rpc fault [${code}] ${text}`;
}
