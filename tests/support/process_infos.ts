import { RpcResult } from "../../src/client/rpc_result.ts";
import type { RpcInput } from "../../src/rpc/codec/xmlrpc_value.ts";
import type { RunningDaemon } from "./run_daemon.ts";

const { int, list, member, text } = RpcResult;

export interface ProcessInfo {
  readonly name: string;
  readonly group: string;
  readonly statename: string;
  readonly pid: number;
  /** Seconds since the epoch; 0 for never. */
  readonly start: number;
  readonly stop: number;
  readonly exitstatus: number;
  readonly spawnerr: string;
}

/** What getAllProcessInfo tells of every process. */
export async function processInfos(daemon: RunningDaemon): Promise<readonly ProcessInfo[]> {
  return list(await daemon.call("getAllProcessInfo"), processInfo);
}

function processInfo(struct: RpcInput): ProcessInfo {
  return {
    name: member(struct, { name: "name", read: text }),
    group: member(struct, { name: "group", read: text }),
    statename: member(struct, { name: "statename", read: text }),
    pid: member(struct, { name: "pid", read: int }),
    start: member(struct, { name: "start", read: int }),
    stop: member(struct, { name: "stop", read: int }),
    exitstatus: member(struct, { name: "exitstatus", read: int }),
    spawnerr: member(struct, { name: "spawnerr", read: text }),
  };
}
