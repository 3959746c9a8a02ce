import type { RpcInput } from "../rpc/codec/xmlrpc_value.ts";
import type { ProcessHealth } from "./process_health.ts";
import { RpcResult } from "./rpc_result.ts";

const { int, member, text } = RpcResult;

/** Seconds after which Supervisor has started again what it starts again by itself: it looks once a second. */
const PASS = 2;

type Verdict = Pick<ProcessHealth, "healthy" | "ready" | "exit">;

/**
 * How a process is doing, from the info struct of a server that tells no more. Supervisor does not tell whether it starts
 * a process again by itself: one that has just ended may be.
 */
export function plainHealth(struct: RpcInput): ProcessHealth {
  const read = (name: string) => member(struct, { name, read: text });
  const count = (name: string) => member(struct, { name, read: int });
  const statename = read("statename");
  const hasEnded = statename === "EXITED";
  return {
    ...{ group: read("group"), name: read("name"), statename },
    // An end that is not expected leaves "Bad exit code" there (RPC-076)
    ...hasEnded
      ? ended({ asExpected: read("spawnerr") === "", since: count("now") - count("stop") })
      : verdict(statename),
    detail: hasEnded ? endText(count("exitstatus")) : read("description"),
  };
}

function verdict(statename: string): Verdict {
  switch (statename) {
    case "RUNNING":
      return { healthy: true, ready: "yes", exit: "later" };
    case "STARTING":
    case "BACKOFF":
      return { healthy: false, ready: "later", exit: "later" };
    case "STOPPED":
    case "STOPPING":
      return { healthy: true, ready: "never", exit: "never" };
    default:
      return { healthy: false, ready: "never", exit: "never" };
  }
}

function ended({ asExpected, since }: { readonly asExpected: boolean; readonly since: number }): Verdict {
  if (since < PASS) return { healthy: asExpected, ready: "later", exit: "later" };
  return { healthy: asExpected, ready: "never", exit: asExpected ? "yes" : "never" };
}

function endText(exitStatus: number): string {
  return exitStatus === -1 ? "ended by a signal" : `ended with status ${exitStatus}`;
}
