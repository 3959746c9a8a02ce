import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import { RpcFault } from "../../codec/fault.ts";
import type { EncodedAnswer } from "../../codec/encoded_answer.ts";
import type { RpcInput, RpcValue } from "../../codec/xmlrpc_value.ts";
import type { Method, RpcParameter, RpcType } from "../../method.ts";
import { SUPERVISOR_HELP } from "./supervisor_api_help.ts";

/** What a method of supervisor.* is called with beside its parameters. */
export type Body = (
  supervisor: Supervisor,
  params: readonly RpcInput[],
) => RpcValue | EncodedAnswer | Promise<RpcValue>;

/** A method of supervisor.*, still without its supervisor. */
export interface Declaration {
  readonly name: string;
  readonly signature: readonly [result: RpcType, ...parameters: readonly RpcParameter[]];
  readonly help: keyof typeof SUPERVISOR_HELP;
  readonly body: Body;
  /** Answers also while supervisord stops (RPC-093). */
  readonly always?: boolean;
}

export function required(type: RpcType, name: string): RpcParameter {
  return { name, type, optional: false };
}

export function optional(type: RpcType, name: string): RpcParameter {
  return { name, type, optional: true };
}

/** The method as the dispatcher calls it: in a turn of its own, and not while supervisord stops (RPC-022). */
export function bind(declaration: Declaration, supervisor: Supervisor): Omit<Method, "name"> {
  const [result, ...parameters] = declaration.signature;
  return {
    parameters,
    result,
    help: SUPERVISOR_HELP[declaration.help],
    call: (params) =>
      declaration.always
        ? supervisor.turns.run(() => declaration.body(supervisor, params))
        : inTurn(supervisor, () => declaration.body(supervisor, params)),
  };
}

/** Does what a method does in a turn of its own. Throws SHUTDOWN_STATE while supervisord stops or restarts (RPC-022). */
export function inTurn<T>(supervisor: Supervisor, action: () => T): T {
  return supervisor.turns.run(() => {
    refuseWhileStopping(supervisor);
    return action();
  });
}

/** Throws SHUTDOWN_STATE while supervisord stops or restarts (RPC-022); who waits already waits on (RPC-023). */
export function refuseWhileStopping(supervisor: Supervisor): void {
  if (supervisor.mood !== "RUNNING") throw RpcFault.of("SHUTDOWN_STATE");
}
