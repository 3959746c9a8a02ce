import type { RpcInput } from "../rpc/codec/xmlrpc_value.ts";
import { RpcResult } from "./rpc_result.ts";

const { member, text, truth } = RpcResult;

/** Whether something has come, will come by itself, or will not. */
export type Prospect = "yes" | "later" | "never";

/** How a process is doing, by the names of the wire. */
export interface ProcessHealth {
  readonly group: string;
  readonly name: string;
  readonly statename: string;
  /** It is as it should be: ready, done, or not wanted. */
  readonly healthy: boolean;
  readonly ready: Prospect;
  /** To end by itself, with a status that is expected. */
  readonly exit: Prospect;
  /** What is to be said of it, for people. */
  readonly detail: string;
}

/** Reads a struct of monovisor.getHealth. Throws KeyError or TypeError, as PythonError. */
export function processHealth(struct: RpcInput): ProcessHealth {
  return {
    group: member(struct, { name: "group", read: text }),
    name: member(struct, { name: "name", read: text }),
    statename: member(struct, { name: "statename", read: text }),
    healthy: member(struct, { name: "healthy", read: truth }),
    ready: member(struct, { name: "ready", read: prospect }),
    exit: member(struct, { name: "exit", read: prospect }),
    detail: member(struct, { name: "detail", read: text }),
  };
}

function prospect(value: RpcInput): Prospect {
  return value === "yes" || value === "later" ? value : "never";
}
