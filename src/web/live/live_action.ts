import { RpcFault } from "../../rpc/codec/fault.ts";
import { invoke } from "../../rpc/method.ts";
import { type ActionContext, performAction } from "../pages/perform_action.ts";

/** `name` is a process's for the original's actions, a group's for those on groups. */
export interface LiveAction {
  readonly action: string;
  readonly name: string | null;
}

/** Reads {"action": "stop", "name": "cat"}; null for anything else. */
export function parseLiveAction(body: Uint8Array): LiveAction | null {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(body));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof value !== "object" || value === null || !("action" in value)) return null;
  const { action } = value;
  const name = "name" in value && typeof value.name === "string" ? value.name : null;
  return typeof action === "string" ? { action, name } : null;
}

/** The original's actions, and those that only the live page offers: start all, and start, stop or restart a group. */
export async function performLiveAction({ action, name }: LiveAction, context: ActionContext): Promise<string> {
  try {
    if (action === "startall") {
      await invoke(context.methods, { method: "supervisor.startAllProcesses", params: [] });
      return "All started";
    }
    const verb = /^(start|stop|restart)group$/.exec(action)?.[1];
    if (verb === undefined || name === null) return await performAction({ action, namespec: name }, context);
    if (verb !== "start") await invoke(context.methods, { method: "supervisor.stopProcessGroup", params: [name] });
    if (verb !== "stop") await invoke(context.methods, { method: "supervisor.startProcessGroup", params: [name] });
    return `Group ${name} ${verb === "stop" ? "stopped" : `${verb}ed`}`;
  } catch (error) {
    if (error instanceof RpcFault) return `ERROR: ${error.text}`;
    throw error;
  }
}
